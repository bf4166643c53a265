# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_redress_global_optspecs
    string join \n db= now= json o/output= q/quiet color= no-input y/yes n/dry-run web v/verbose h/help V/version
end

function __fish_redress_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_redress_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_redress_using_subcommand
    set -l cmd (__fish_redress_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c redress -n "__fish_redress_needs_command" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_needs_command" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_needs_command" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_needs_command" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_needs_command" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_needs_command" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_needs_command" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_needs_command" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_needs_command" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_needs_command" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_needs_command" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_needs_command" -s V -l version -d 'Print version'
complete -c redress -n "__fish_redress_needs_command" -f -a "agenda" -d 'Show what\'s due, most urgent first'
complete -c redress -n "__fish_redress_needs_command" -f -a "import" -d 'Import saved order pages (HAR, response bodies, captures)'
complete -c redress -n "__fish_redress_needs_command" -f -a "order" -d 'Record, list, inspect and cancel orders'
complete -c redress -n "__fish_redress_needs_command" -f -a "dispute" -d 'Open disputes, answer in them, and record how they go'
complete -c redress -n "__fish_redress_needs_command" -f -a "refund" -d 'Track refunds: owed, due, received'
complete -c redress -n "__fish_redress_needs_command" -f -a "evidence" -d 'Keep what proves your case, see what is missing, and pack it'
complete -c redress -n "__fish_redress_needs_command" -f -a "message" -d 'Write to the seller, and keep what was said'
complete -c redress -n "__fish_redress_needs_command" -f -a "seller" -d 'See how each seller dealt with you so far'
complete -c redress -n "__fish_redress_needs_command" -f -a "tracking" -d 'Check whether a tracking number can exist, and where to look it up'
complete -c redress -n "__fish_redress_needs_command" -f -a "policy" -d 'Show the marketplace\'s rules, their sources and conflicting sources'
complete -c redress -n "__fish_redress_needs_command" -f -a "config" -d 'Show and change your settings'
complete -c redress -n "__fish_redress_needs_command" -f -a "undo" -d 'Undo the latest operation, or a named one'
complete -c redress -n "__fish_redress_needs_command" -f -a "redo" -d 'Restore what was undone'
complete -c redress -n "__fish_redress_needs_command" -f -a "log" -d 'List what was done, newest first'
complete -c redress -n "__fish_redress_needs_command" -f -a "store" -d 'Locate, check and rebuild the database'
complete -c redress -n "__fish_redress_needs_command" -f -a "completions" -d 'Print a completion script for a shell'
complete -c redress -n "__fish_redress_needs_command" -f -a "demo" -d 'Run a short guided tour in a throw-away store'
complete -c redress -n "__fish_redress_using_subcommand agenda" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand agenda" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand agenda" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand agenda" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand agenda" -l days -d 'Only what is due within so many days, or overdue' -r
complete -c redress -n "__fish_redress_using_subcommand agenda" -l who -d 'Only what this one must do' -r -f -a "buyer\t'You'
seller\t'The seller'
platform\t'AliExpress'
carrier\t'The carrier'
bank\t'The bank, the wallet or the payment firm'"
complete -c redress -n "__fish_redress_using_subcommand agenda" -l limit -d 'The most rows; 0 for all, which is what a script gets' -r
complete -c redress -n "__fish_redress_using_subcommand agenda" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand agenda" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand agenda" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand agenda" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand agenda" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand agenda" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand agenda" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand agenda" -l exit-code -d 'Exit with 8 when anything is shown'
complete -c redress -n "__fish_redress_using_subcommand agenda" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand import" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand import" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand import" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand import" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand import" -l as -d 'Read every file as this format instead of recognising it' -r -f -a "har\t''
mtop\t''
capture\t''"
complete -c redress -n "__fish_redress_using_subcommand import" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand import" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand import" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand import" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand import" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand import" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand import" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand order; and not __fish_seen_subcommand_from add list status show cancel withdraw pay receive refuse extend record correct note forget" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand order; and not __fish_seen_subcommand_from add list status show cancel withdraw pay receive refuse extend record correct note forget" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand order; and not __fish_seen_subcommand_from add list status show cancel withdraw pay receive refuse extend record correct note forget" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand order; and not __fish_seen_subcommand_from add list status show cancel withdraw pay receive refuse extend record correct note forget" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand order; and not __fish_seen_subcommand_from add list status show cancel withdraw pay receive refuse extend record correct note forget" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand order; and not __fish_seen_subcommand_from add list status show cancel withdraw pay receive refuse extend record correct note forget" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand order; and not __fish_seen_subcommand_from add list status show cancel withdraw pay receive refuse extend record correct note forget" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand order; and not __fish_seen_subcommand_from add list status show cancel withdraw pay receive refuse extend record correct note forget" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand order; and not __fish_seen_subcommand_from add list status show cancel withdraw pay receive refuse extend record correct note forget" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand order; and not __fish_seen_subcommand_from add list status show cancel withdraw pay receive refuse extend record correct note forget" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand order; and not __fish_seen_subcommand_from add list status show cancel withdraw pay receive refuse extend record correct note forget" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand order; and not __fish_seen_subcommand_from add list status show cancel withdraw pay receive refuse extend record correct note forget" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand order; and not __fish_seen_subcommand_from add list status show cancel withdraw pay receive refuse extend record correct note forget" -f -a "add" -d 'Record an order by hand'
complete -c redress -n "__fish_redress_using_subcommand order; and not __fish_seen_subcommand_from add list status show cancel withdraw pay receive refuse extend record correct note forget" -f -a "list" -d 'List orders'
complete -c redress -n "__fish_redress_using_subcommand order; and not __fish_seen_subcommand_from add list status show cancel withdraw pay receive refuse extend record correct note forget" -f -a "status" -d 'Show an order\'s status, its dates, and what can be done now'
complete -c redress -n "__fish_redress_using_subcommand order; and not __fish_seen_subcommand_from add list status show cancel withdraw pay receive refuse extend record correct note forget" -f -a "show" -d 'Show everything known of an order, with its history and sources'
complete -c redress -n "__fish_redress_using_subcommand order; and not __fish_seen_subcommand_from add list status show cancel withdraw pay receive refuse extend record correct note forget" -f -a "cancel" -d 'Cancel an unpaid order, or ask the seller to cancel one that has not shipped'
complete -c redress -n "__fish_redress_using_subcommand order; and not __fish_seen_subcommand_from add list status show cancel withdraw pay receive refuse extend record correct note forget" -f -a "withdraw" -d 'Take a cancellation request back, or drop a prepared one'
complete -c redress -n "__fish_redress_using_subcommand order; and not __fish_seen_subcommand_from add list status show cancel withdraw pay receive refuse extend record correct note forget" -f -a "pay" -d 'Record that you paid'
complete -c redress -n "__fish_redress_using_subcommand order; and not __fish_seen_subcommand_from add list status show cancel withdraw pay receive refuse extend record correct note forget" -f -a "receive" -d 'Confirm receipt; only after seeing the goods'
complete -c redress -n "__fish_redress_using_subcommand order; and not __fish_seen_subcommand_from add list status show cancel withdraw pay receive refuse extend record correct note forget" -f -a "refuse" -d 'Record that you refused the parcel at the door'
complete -c redress -n "__fish_redress_using_subcommand order; and not __fish_seen_subcommand_from add list status show cancel withdraw pay receive refuse extend record correct note forget" -f -a "extend" -d 'Ask the seller for more protection time'
complete -c redress -n "__fish_redress_using_subcommand order; and not __fish_seen_subcommand_from add list status show cancel withdraw pay receive refuse extend record correct note forget" -f -a "record" -d 'Record what the seller, the carrier or AliExpress did'
complete -c redress -n "__fish_redress_using_subcommand order; and not __fish_seen_subcommand_from add list status show cancel withdraw pay receive refuse extend record correct note forget" -f -a "correct" -d 'Correct details of an order; the value "page" takes a correction back'
complete -c redress -n "__fish_redress_using_subcommand order; and not __fish_seen_subcommand_from add list status show cancel withdraw pay receive refuse extend record correct note forget" -f -a "note" -d 'Write a dated note'
complete -c redress -n "__fish_redress_using_subcommand order; and not __fish_seen_subcommand_from add list status show cancel withdraw pay receive refuse extend record correct note forget" -f -a "forget" -d 'Erase an order and everything about it for good'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from add" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from add" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from add" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from add" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from add" -l seller -d 'The name of the store' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from add" -l rating -d 'The share of good ratings on the store\'s page, in percent: 94.5' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from add" -l seller-country -d 'The country that the seller is in, as two letters such as CN; decides how long goods with a free return can go back' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from add" -l total -d 'What it costs, with its currency: "12.50 USD"' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from add" -l discount -d 'What was taken off the prices of the items: coupons, coins, promotions' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from add" -l shipping -d 'What sending costs, in the total' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from add" -l tax -d 'The tax in the total' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from add" -l placed -d 'When it was placed' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from add" -l paid -d 'When it was paid' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from add" -l method -d 'How it was paid; decides when a refund is due' -r -f -a "card\t''
mir\t''
apple-pay\t''
google-pay\t''
paypal\t''
klarna\t''
afterpay\t''
cash-app-pay\t''
alipay\t''
kakaopay\t''
naverpay\t''
mercado-pago\t''
ewallet\t''
pix\t''
blik\t''
bancontact\t''
ideal\t''
sofort\t''
przelewy24\t''
mb-way\t''
sbp\t''
twint\t''
bank-transfer\t''
multibanco\t''
boleto\t''
oxxo\t''
western-union\t''
cash\t''
balance\t''
other\t''"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from add" -l shipped -d 'When it was shipped' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from add" -l tracking -d 'A tracking number; repeatable' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from add" -l item -d 'What was bought: "TITLE; QTY; PRICE"; repeatable' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from add" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from add" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from add" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from add" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from add" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from add" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from add" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from add" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from list" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from list" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from list" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from list" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from list" -l stage -d 'Only orders at one of these stages' -r -f -a "unknown\t''
awaiting-payment\t''
verifying-payment\t''
awaiting-shipment\t''
cancellation-pending\t''
partially-shipped\t''
shipped\t''
shipment-cancelled\t''
delivered\t''
in-dispute\t''
frozen\t''
completed\t''
closed\t''"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from list" -l seller -d 'Only orders from a store with this in its name' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from list" -l since -d 'Only orders placed then or later' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from list" -l until -d 'Only orders placed then or earlier' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from list" -l search -d 'Only orders with all of these words in number, store, titles or tracking numbers' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from list" -l sort -d 'The order of the rows' -r -f -a "placed\t'Newest first'
due\t'The next date first'
total\t'The largest amount first'
seller\t'By the name of the store'"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from list" -l limit -d 'The most orders to list; 0 for all' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from list" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from list" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from list" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from list" -l due -d 'Only orders with a deadline, the next one first'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from list" -l outdated -d 'Only orders that may have changed since they were last seen'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from list" -l all -d 'Completed and closed orders too'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from status" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from status" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from status" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from status" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from status" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from status" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from status" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from status" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from status" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from status" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from status" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from show" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from show" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from show" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from show" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from show" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from show" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from show" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from show" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from cancel" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from cancel" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from cancel" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from cancel" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from cancel" -l reason -d 'Why; with --submitted the reason that was prepared, where none is given' -r -f -a "no-longer-needed\t''
created-by-mistake\t''
wrong-item\t''
modify-order\t''
modify-address\t''
change-product\t''
change-address\t''
change-shipping\t''
change-coupon\t''
better-price\t''
duplicate-order\t''
wrong-address\t''
payment-fee\t''
cannot-pay\t''
shipping-too-long\t''
seller-late\t''
seller-no-contact\t''
out-of-stock\t''
seller-raised-price\t''
seller-other-carrier\t''
seller-refuses\t''
other\t''"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from cancel" -l note -d 'What to write to it' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from cancel" -l line -d 'An item that it is about: its number in the order (or several: 1,4-7), its number on the page, or words of its title; repeatable' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from cancel" -l at -d 'When you submitted it (default: now)' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from cancel" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from cancel" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from cancel" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from cancel" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from cancel" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from cancel" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from cancel" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from cancel" -l complain -d 'Complain about the seller with it; only for a reason that is the seller\'s fault'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from cancel" -l submitted -d 'You submitted it on AliExpress; without this it is only prepared'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from cancel" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from withdraw" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from withdraw" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from withdraw" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from withdraw" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from withdraw" -l at -d 'When you submitted it (default: now)' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from withdraw" -l line -d 'An item that it is about: its number in the order (or several: 1,4-7), its number on the page, or words of its title; repeatable' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from withdraw" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from withdraw" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from withdraw" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from withdraw" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from withdraw" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from withdraw" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from withdraw" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from withdraw" -l submitted -d 'You submitted it on AliExpress; without this it is only prepared'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from withdraw" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from pay" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from pay" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from pay" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from pay" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from pay" -l at -d 'When it happened (default: now)' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from pay" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from pay" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from pay" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from pay" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from pay" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from pay" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from pay" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from pay" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from receive" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from receive" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from receive" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from receive" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from receive" -l at -d 'When you submitted it (default: now)' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from receive" -l line -d 'An item that it is about: its number in the order (or several: 1,4-7), its number on the page, or words of its title; repeatable' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from receive" -l parcel -d 'A parcel that it is about, by its tracking number; repeatable' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from receive" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from receive" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from receive" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from receive" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from receive" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from receive" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from receive" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from receive" -l submitted -d 'You submitted it on AliExpress; without this it is only prepared'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from receive" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from refuse" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from refuse" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from refuse" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from refuse" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from refuse" -l at -d 'When it happened (default: now)' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from refuse" -l line -d 'An item that it is about: its number in the order (or several: 1,4-7), its number on the page, or words of its title; repeatable' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from refuse" -l parcel -d 'A parcel that it is about, by its tracking number; repeatable' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from refuse" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from refuse" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from refuse" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from refuse" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from refuse" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from refuse" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from refuse" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from refuse" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from extend" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from extend" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from extend" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from extend" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from extend" -l at -d 'When you submitted it (default: now)' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from extend" -l line -d 'An item that it is about: its number in the order (or several: 1,4-7), its number on the page, or words of its title; repeatable' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from extend" -l parcel -d 'A parcel that it is about, by its tracking number; repeatable' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from extend" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from extend" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from extend" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from extend" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from extend" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from extend" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from extend" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from extend" -l submitted -d 'You submitted it on AliExpress; without this it is only prepared'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from extend" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from record" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from record" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from record" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from record" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from record" -l at -d 'When it happened (default: now)' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from record" -l tracking -d 'The tracking number' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from record" -l carrier -d 'Who carries the parcel' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from record" -l line -d 'An item that it is about: its number in the order (or several: 1,4-7), its number on the page, or words of its title; repeatable' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from record" -l parcel -d 'A parcel that it is about, by its tracking number; repeatable' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from record" -l until -d 'The date that is printed or promised' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from record" -l kind -d 'What is promised' -r -f -a "free-return\t'The goods can go back free of charge until then'
refund-if-late\t'A refund if the parcel hasn\'t come by then'
coupon-if-late\t'A coupon if the parcel hasn\'t come by then'
delivery\t'The parcel comes by then'
proposal\t'What was proposed in the dispute can be answered until then'
pay-by\t'The order can be paid until then'"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from record" -l country -d 'The country that the seller is in, as two letters such as CN' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from record" -l cause -d 'Why it was closed' -r -f -a "cancelled-by-buyer\t''
cancellation-approved\t''
cancellation-unanswered\t''
unpaid\t''
not-shipped\t''
payment-failed\t''
security\t''
dispute\t''
seller\t''
unknown\t''"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from record" -l remedy -d 'The remedy outside AliExpress' -r -f -a "card-chargeback\t''
paypal\t''
billing-error\t''
section-75\t''
klarna-report\t''
withdrawal\t''
guarantee\t''
out-of-court\t''"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from record" -l step -d 'What happened with the remedy (default: opened)' -r -f -a "opened\t''
offered\t''
escalated\t''
ended\t''"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from record" -l percent -d 'The share of good ratings on the store\'s page: 94.5' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from record" -l note -d 'A note to keep with it' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from record" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from record" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from record" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from record" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from record" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from record" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from record" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from record" -l partly -d 'Only a part was shipped; which, is told by --line'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from record" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from correct" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from correct" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from correct" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from correct" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from correct" -l seller -d 'The name of the store' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from correct" -l seller-country -d 'The country that the seller is in, as two letters such as CN' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from correct" -l total -d 'What it costs, with its currency: "12.50 USD"' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from correct" -l discount -d 'What was taken off the prices of the items: coupons, coins, promotions' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from correct" -l shipping -d 'What sending costs, in the total' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from correct" -l tax -d 'The tax in the total' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from correct" -l placed -d 'When it was placed' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from correct" -l paid -d 'When it was paid' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from correct" -l shipped -d 'When it was shipped' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from correct" -l method -d 'How it was paid; decides when a refund is due' -r -f -a "card\t''
mir\t''
apple-pay\t''
google-pay\t''
paypal\t''
klarna\t''
afterpay\t''
cash-app-pay\t''
alipay\t''
kakaopay\t''
naverpay\t''
mercado-pago\t''
ewallet\t''
pix\t''
blik\t''
bancontact\t''
ideal\t''
sofort\t''
przelewy24\t''
mb-way\t''
sbp\t''
twint\t''
bank-transfer\t''
multibanco\t''
boleto\t''
oxxo\t''
western-union\t''
cash\t''
balance\t''
other\t''
page\t''"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from correct" -l item -d 'What was bought: "TITLE; QTY; PRICE"; all items, each with the flag' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from correct" -l line -d 'An item that you entered by hand, as its number or words of its title; with --is' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from correct" -l is -d 'The item of the page that it is, by its number on the page or in the order; with --line' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from correct" -l paid-with -d 'An order that was paid in one go with this one; repeatable; `redress undo` takes it back' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from correct" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from correct" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from correct" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from correct" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from correct" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from correct" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from correct" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from correct" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from note" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from note" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from note" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from note" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from note" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from note" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from note" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from note" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from note" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from note" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from note" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from note" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from forget" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from forget" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from forget" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from forget" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from forget" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from forget" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from forget" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from forget" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from forget" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from forget" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from forget" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from forget" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand dispute; and not __fish_seen_subcommand_from open list status answer escalate cancel appeal ship-return record" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand dispute; and not __fish_seen_subcommand_from open list status answer escalate cancel appeal ship-return record" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand dispute; and not __fish_seen_subcommand_from open list status answer escalate cancel appeal ship-return record" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand dispute; and not __fish_seen_subcommand_from open list status answer escalate cancel appeal ship-return record" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand dispute; and not __fish_seen_subcommand_from open list status answer escalate cancel appeal ship-return record" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand dispute; and not __fish_seen_subcommand_from open list status answer escalate cancel appeal ship-return record" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand dispute; and not __fish_seen_subcommand_from open list status answer escalate cancel appeal ship-return record" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand dispute; and not __fish_seen_subcommand_from open list status answer escalate cancel appeal ship-return record" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand dispute; and not __fish_seen_subcommand_from open list status answer escalate cancel appeal ship-return record" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand dispute; and not __fish_seen_subcommand_from open list status answer escalate cancel appeal ship-return record" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand dispute; and not __fish_seen_subcommand_from open list status answer escalate cancel appeal ship-return record" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand dispute; and not __fish_seen_subcommand_from open list status answer escalate cancel appeal ship-return record" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand dispute; and not __fish_seen_subcommand_from open list status answer escalate cancel appeal ship-return record" -f -a "open" -d 'Open a dispute: goods that did not come, or that are not right'
complete -c redress -n "__fish_redress_using_subcommand dispute; and not __fish_seen_subcommand_from open list status answer escalate cancel appeal ship-return record" -f -a "list" -d 'List open disputes, or all of them'
complete -c redress -n "__fish_redress_using_subcommand dispute; and not __fish_seen_subcommand_from open list status answer escalate cancel appeal ship-return record" -f -a "status" -d 'Show a dispute: who must act, until when, and what happens then'
complete -c redress -n "__fish_redress_using_subcommand dispute; and not __fish_seen_subcommand_from open list status answer escalate cancel appeal ship-return record" -f -a "answer" -d 'Accept, reject or counter what the seller or AliExpress proposes'
complete -c redress -n "__fish_redress_using_subcommand dispute; and not __fish_seen_subcommand_from open list status answer escalate cancel appeal ship-return record" -f -a "escalate" -d 'Ask AliExpress to step in before it does so by itself'
complete -c redress -n "__fish_redress_using_subcommand dispute; and not __fish_seen_subcommand_from open list status answer escalate cancel appeal ship-return record" -f -a "cancel" -d 'Take a dispute back, or drop a prepared one'
complete -c redress -n "__fish_redress_using_subcommand dispute; and not __fish_seen_subcommand_from open list status answer escalate cancel appeal ship-return record" -f -a "appeal" -d 'Appeal a ruling; possible once'
complete -c redress -n "__fish_redress_using_subcommand dispute; and not __fish_seen_subcommand_from open list status answer escalate cancel appeal ship-return record" -f -a "ship-return" -d 'Send the goods back, with the tracking number'
complete -c redress -n "__fish_redress_using_subcommand dispute; and not __fish_seen_subcommand_from open list status answer escalate cancel appeal ship-return record" -f -a "record" -d 'Record what the seller or AliExpress did in a dispute'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from open" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from open" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from open" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from open" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from open" -l reason -d 'What is wrong; with --submitted the claim that was prepared, where none is given' -r -f -a "not-received\t''
delivered-not-received\t''
lost-in-transit\t''
no-tracking\t''
wrong-tracking\t''
returned-to-seller\t''
held-by-customs\t''
wrong-address\t''
shipment-cancelled\t''
shipped-after-request\t''
damaged\t''
not-as-described\t''
wrong-item\t''
wrong-size-or-colour\t''
quantity-short\t''
parts-missing\t''
empty-parcel\t''
poor-quality\t''
does-not-work\t''
counterfeit\t''
used-or-expired\t''
other-carrier\t''
change-of-mind\t''"
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from open" -l want -d 'What you ask for' -r -f -a "refund\t''
return-and-refund\t''"
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from open" -l amount -d 'How much you ask for, where it is not all that was paid: "12.50 USD"' -r
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from open" -l line -d 'An item that it is about: its number in the order (or several: 1,4-7), its number on the page, or words of its title; repeatable' -r
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from open" -l describe -d 'What happened, in your words' -r
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from open" -l evidence -d 'A photo or video that proves it; repeatable' -r -F
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from open" -l country -d 'Where you live, as two letters such as DE; decides which law helps you, and is kept' -r
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from open" -l at -d 'When you submitted it (default: now)' -r
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from open" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from open" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from open" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from open" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from open" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from open" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from open" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from open" -l free-return -d 'The page offers a free return for it'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from open" -l submitted -d 'You submitted it on AliExpress; without this it is only prepared'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from open" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from list" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from list" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from list" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from list" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from list" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from list" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from list" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from list" -l all -d 'Ended ones too'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from status" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from status" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from status" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from status" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from status" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from status" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from status" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from status" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from status" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from status" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from status" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from answer" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from answer" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from answer" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from answer" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from answer" -l line -d 'An item that it is about: its number in the order (or several: 1,4-7), its number on the page, or words of its title; repeatable' -r
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from answer" -l at -d 'When you submitted it (default: now)' -r
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from answer" -l amount -d 'What you ask for instead, with `counter`: "12.50 USD"' -r
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from answer" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from answer" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from answer" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from answer" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from answer" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from answer" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from answer" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from answer" -l submitted -d 'You submitted it on AliExpress; without this it is only prepared'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from answer" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from escalate" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from escalate" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from escalate" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from escalate" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from escalate" -l line -d 'An item that it is about: its number in the order (or several: 1,4-7), its number on the page, or words of its title; repeatable' -r
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from escalate" -l at -d 'When you submitted it (default: now)' -r
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from escalate" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from escalate" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from escalate" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from escalate" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from escalate" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from escalate" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from escalate" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from escalate" -l submitted -d 'You submitted it on AliExpress; without this it is only prepared'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from escalate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from cancel" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from cancel" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from cancel" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from cancel" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from cancel" -l line -d 'An item that it is about: its number in the order (or several: 1,4-7), its number on the page, or words of its title; repeatable' -r
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from cancel" -l at -d 'When you submitted it (default: now)' -r
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from cancel" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from cancel" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from cancel" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from cancel" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from cancel" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from cancel" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from cancel" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from cancel" -l submitted -d 'You submitted it on AliExpress; without this it is only prepared'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from cancel" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from appeal" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from appeal" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from appeal" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from appeal" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from appeal" -l line -d 'An item that it is about: its number in the order (or several: 1,4-7), its number on the page, or words of its title; repeatable' -r
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from appeal" -l at -d 'When you submitted it (default: now)' -r
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from appeal" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from appeal" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from appeal" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from appeal" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from appeal" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from appeal" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from appeal" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from appeal" -l submitted -d 'You submitted it on AliExpress; without this it is only prepared'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from appeal" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from ship-return" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from ship-return" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from ship-return" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from ship-return" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from ship-return" -l line -d 'An item that it is about: its number in the order (or several: 1,4-7), its number on the page, or words of its title; repeatable' -r
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from ship-return" -l at -d 'When you submitted it (default: now)' -r
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from ship-return" -l tracking -d 'The tracking number of the parcel that you sent back' -r
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from ship-return" -l carrier -d 'Who carries it' -r
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from ship-return" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from ship-return" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from ship-return" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from ship-return" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from ship-return" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from ship-return" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from ship-return" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from ship-return" -l submitted -d 'You submitted it on AliExpress; without this it is only prepared'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from ship-return" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from record" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from record" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from record" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from record" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from record" -l amount -d 'How much was offered, agreed or ruled, where it is not everything: "12.50 USD"' -r
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from record" -l outcome -d 'What was ruled' -r -f -a "full\t'Everything that was asked for'
partial\t'--amount of it'
none\t'Nothing'"
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from record" -l until -d 'The date that the page prints with it: for your answer, for the evidence, for the decision, for sending the goods back, or for an appeal' -r
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from record" -l evidence -d 'A file that proves it; repeatable' -r -F
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from record" -l line -d 'An item that it is about: its number in the order (or several: 1,4-7), its number on the page, or words of its title; repeatable' -r
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from record" -l at -d 'When it happened (default: now)' -r
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from record" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from record" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from record" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from record" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from record" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from record" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from record" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from record" -l return -d 'The goods go back for it'
complete -c redress -n "__fish_redress_using_subcommand dispute; and __fish_seen_subcommand_from record" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand refund; and not __fish_seen_subcommand_from list record" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand refund; and not __fish_seen_subcommand_from list record" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand refund; and not __fish_seen_subcommand_from list record" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand refund; and not __fish_seen_subcommand_from list record" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand refund; and not __fish_seen_subcommand_from list record" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand refund; and not __fish_seen_subcommand_from list record" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand refund; and not __fish_seen_subcommand_from list record" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand refund; and not __fish_seen_subcommand_from list record" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand refund; and not __fish_seen_subcommand_from list record" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand refund; and not __fish_seen_subcommand_from list record" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand refund; and not __fish_seen_subcommand_from list record" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand refund; and not __fish_seen_subcommand_from list record" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand refund; and not __fish_seen_subcommand_from list record" -f -a "list" -d 'List refunds: owed, due, received, overdue'
complete -c redress -n "__fish_redress_using_subcommand refund; and not __fish_seen_subcommand_from list record" -f -a "record" -d 'Record that a refund was sent, arrived or failed'
complete -c redress -n "__fish_redress_using_subcommand refund; and __fish_seen_subcommand_from list" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand refund; and __fish_seen_subcommand_from list" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand refund; and __fish_seen_subcommand_from list" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand refund; and __fish_seen_subcommand_from list" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand refund; and __fish_seen_subcommand_from list" -l limit -d 'The most rows; 0 for all, which is what a script gets' -r
complete -c redress -n "__fish_redress_using_subcommand refund; and __fish_seen_subcommand_from list" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand refund; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand refund; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand refund; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand refund; and __fish_seen_subcommand_from list" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand refund; and __fish_seen_subcommand_from list" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand refund; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand refund; and __fish_seen_subcommand_from list" -l all -d 'Received ones too'
complete -c redress -n "__fish_redress_using_subcommand refund; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand refund; and __fish_seen_subcommand_from record" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand refund; and __fish_seen_subcommand_from record" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand refund; and __fish_seen_subcommand_from record" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand refund; and __fish_seen_subcommand_from record" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand refund; and __fish_seen_subcommand_from record" -l amount -d 'How much arrived, where it is not all that is left: "12.50 USD"' -r
complete -c redress -n "__fish_redress_using_subcommand refund; and __fish_seen_subcommand_from record" -l method -d 'How it is paid back, where no page told' -r -f -a "card\t''
mir\t''
apple-pay\t''
google-pay\t''
paypal\t''
klarna\t''
afterpay\t''
cash-app-pay\t''
alipay\t''
kakaopay\t''
naverpay\t''
mercado-pago\t''
ewallet\t''
pix\t''
blik\t''
bancontact\t''
ideal\t''
sofort\t''
przelewy24\t''
mb-way\t''
sbp\t''
twint\t''
bank-transfer\t''
multibanco\t''
boleto\t''
oxxo\t''
western-union\t''
cash\t''
balance\t''
other\t''"
complete -c redress -n "__fish_redress_using_subcommand refund; and __fish_seen_subcommand_from record" -l at -d 'When it happened (default: now)' -r
complete -c redress -n "__fish_redress_using_subcommand refund; and __fish_seen_subcommand_from record" -l as -d 'What arrived, where that was in another currency than was paid: "7.31 EUR"' -r
complete -c redress -n "__fish_redress_using_subcommand refund; and __fish_seen_subcommand_from record" -l line -d 'An item that it is about: its number in the order (or several: 1,4-7), its number on the page, or words of its title; repeatable' -r
complete -c redress -n "__fish_redress_using_subcommand refund; and __fish_seen_subcommand_from record" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand refund; and __fish_seen_subcommand_from record" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand refund; and __fish_seen_subcommand_from record" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand refund; and __fish_seen_subcommand_from record" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand refund; and __fish_seen_subcommand_from record" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand refund; and __fish_seen_subcommand_from record" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand refund; and __fish_seen_subcommand_from record" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand refund; and __fish_seen_subcommand_from record" -l again -d 'The very same happened once more, such as a second part of the same amount'
complete -c redress -n "__fish_redress_using_subcommand refund; and __fish_seen_subcommand_from record" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand evidence; and not __fish_seen_subcommand_from add remove list check pack" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand evidence; and not __fish_seen_subcommand_from add remove list check pack" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand evidence; and not __fish_seen_subcommand_from add remove list check pack" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand evidence; and not __fish_seen_subcommand_from add remove list check pack" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand evidence; and not __fish_seen_subcommand_from add remove list check pack" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand evidence; and not __fish_seen_subcommand_from add remove list check pack" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand evidence; and not __fish_seen_subcommand_from add remove list check pack" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand evidence; and not __fish_seen_subcommand_from add remove list check pack" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand evidence; and not __fish_seen_subcommand_from add remove list check pack" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand evidence; and not __fish_seen_subcommand_from add remove list check pack" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand evidence; and not __fish_seen_subcommand_from add remove list check pack" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand evidence; and not __fish_seen_subcommand_from add remove list check pack" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand evidence; and not __fish_seen_subcommand_from add remove list check pack" -f -a "add" -d 'Keep a copy of files that prove something'
complete -c redress -n "__fish_redress_using_subcommand evidence; and not __fish_seen_subcommand_from add remove list check pack" -f -a "remove" -d 'Take a file out of the evidence of an order'
complete -c redress -n "__fish_redress_using_subcommand evidence; and not __fish_seen_subcommand_from add remove list check pack" -f -a "list" -d 'Show the files that are kept for an order'
complete -c redress -n "__fish_redress_using_subcommand evidence; and not __fish_seen_subcommand_from add remove list check pack" -f -a "check" -d 'Check the evidence against what the claim needs'
complete -c redress -n "__fish_redress_using_subcommand evidence; and not __fish_seen_subcommand_from add remove list check pack" -f -a "pack" -d 'Pack the report of an order and its files into one file to hand over'
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from add" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from add" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from add" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from add" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from add" -l note -d 'A note to keep with them' -r
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from add" -l kind -d 'What they are (default: by their content)' -r -f -a "photo\t''
video\t''
screenshot\t''
receipt\t''
chat\t''
document\t''"
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from add" -l shows -d 'What of the checklist they show (redress evidence check)' -r -f -a "photo-of-damage\t''
photo-of-goods\t''
photo-with-ruler\t''
photo-of-count\t''
photo-of-parcel\t''
unpacking-video\t''
fault-video\t''
listing-screenshot\t''
order-page\t''
tracking-page\t''
postal-proof\t''
delivery-proof\t''
parcel-weight\t''
customs-paper\t''
expert-paper\t''
seller-chat\t''"
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from add" -l line -d 'An item that it is about: its number in the order (or several: 1,4-7), its number on the page, or words of its title; repeatable' -r
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from add" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from add" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from add" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from add" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from add" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from add" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from add" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from add" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from remove" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from remove" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from remove" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from remove" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from remove" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from remove" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from remove" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from remove" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from remove" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from remove" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from remove" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from remove" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from list" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from list" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from list" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from list" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from list" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from list" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from list" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from check" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from check" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from check" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from check" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from check" -l reason -d 'The reason of the claim, where no dispute is open' -r -f -a "not-received\t''
delivered-not-received\t''
lost-in-transit\t''
no-tracking\t''
wrong-tracking\t''
returned-to-seller\t''
held-by-customs\t''
wrong-address\t''
shipment-cancelled\t''
shipped-after-request\t''
damaged\t''
not-as-described\t''
wrong-item\t''
wrong-size-or-colour\t''
quantity-short\t''
parts-missing\t''
empty-parcel\t''
poor-quality\t''
does-not-work\t''
counterfeit\t''
used-or-expired\t''
other-carrier\t''
change-of-mind\t''"
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from check" -l line -d 'An item that it is about: its number in the order (or several: 1,4-7), its number on the page, or words of its title; repeatable' -r
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from check" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from check" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from check" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from check" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from check" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from check" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from check" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from pack" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from pack" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from pack" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from pack" -l lang -d 'The language of the report' -r -f -a "en\t''
zh\t''
ru\t''
es\t''
pt\t''
fr\t''
de\t''
pl\t''
it\t''
nl\t''"
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from pack" -s o -l output -d 'The file to write [default: redress-ORDER.zip], or the format of what is printed' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from pack" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from pack" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from pack" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from pack" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from pack" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from pack" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from pack" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand evidence; and __fish_seen_subcommand_from pack" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand message; and not __fish_seen_subcommand_from draft log list" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand message; and not __fish_seen_subcommand_from draft log list" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand message; and not __fish_seen_subcommand_from draft log list" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand message; and not __fish_seen_subcommand_from draft log list" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand message; and not __fish_seen_subcommand_from draft log list" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand message; and not __fish_seen_subcommand_from draft log list" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand message; and not __fish_seen_subcommand_from draft log list" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand message; and not __fish_seen_subcommand_from draft log list" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand message; and not __fish_seen_subcommand_from draft log list" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand message; and not __fish_seen_subcommand_from draft log list" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand message; and not __fish_seen_subcommand_from draft log list" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand message; and not __fish_seen_subcommand_from draft log list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand message; and not __fish_seen_subcommand_from draft log list" -f -a "draft" -d 'Write a message to the seller, ready to paste, with the order\'s facts and dates'
complete -c redress -n "__fish_redress_using_subcommand message; and not __fish_seen_subcommand_from draft log list" -f -a "log" -d 'Keep what was said, and the fact that it tells'
complete -c redress -n "__fish_redress_using_subcommand message; and not __fish_seen_subcommand_from draft log list" -f -a "list" -d 'Show what was said about an order, the oldest first'
complete -c redress -n "__fish_redress_using_subcommand message; and __fish_seen_subcommand_from draft" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand message; and __fish_seen_subcommand_from draft" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand message; and __fish_seen_subcommand_from draft" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand message; and __fish_seen_subcommand_from draft" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand message; and __fish_seen_subcommand_from draft" -l about -d 'What to write about, where that is not what fits the order best' -r -f -a "do-not-ship\t'Ask not to ship: you want to cancel'
answer-request\t'Ask for an answer to your cancellation request'
reconsider\t'Ask again after a rejected request'
tracking\t'Ask for the tracking number and the postal receipt'
shows-nothing\t'The tracking number shows nothing, or can\'t be right'
hold\t'Shipped anyway: ask to stop the parcel'
extend\t'Ask for longer buyer protection'
damaged\t'The goods are damaged or don\'t work'
wrong\t'The goods aren\'t what you ordered'
short\t'Something is missing'
refuse\t'You\'re refusing the parcel'
return\t'You\'re sending the goods back'
refund\t'The refund hasn\'t arrived'
keep-dispute\t'The dispute stays open until you\'re refunded'
fake-shipment\t'The declared tracking number is another parcel\'s, or untraceable'
pressed-reason\t'The seller asks you to change the reason of your cancellation'
early-confirmation\t'The seller asks you to confirm receipt before the goods came'
off-platform\t'The seller asks you to pay or be paid outside AliExpress'"
complete -c redress -n "__fish_redress_using_subcommand message; and __fish_seen_subcommand_from draft" -l line -d 'An item that it is about: its number in the order (or several: 1,4-7), its number on the page, or words of its title; repeatable' -r
complete -c redress -n "__fish_redress_using_subcommand message; and __fish_seen_subcommand_from draft" -l lang -d 'The language' -r -f -a "en\t'English'
zh\t'Chinese'
ru\t'Russian'
es\t'Spanish'
pt\t'Portuguese'
fr\t'French'
de\t'German'
pl\t'Polish'
it\t'Italian'
nl\t'Dutch'"
complete -c redress -n "__fish_redress_using_subcommand message; and __fish_seen_subcommand_from draft" -l tone -d 'How it sounds' -r -f -a "polite\t'Asks, and says thanks'
firm\t'Names the date and what follows'"
complete -c redress -n "__fish_redress_using_subcommand message; and __fish_seen_subcommand_from draft" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand message; and __fish_seen_subcommand_from draft" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand message; and __fish_seen_subcommand_from draft" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand message; and __fish_seen_subcommand_from draft" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand message; and __fish_seen_subcommand_from draft" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand message; and __fish_seen_subcommand_from draft" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand message; and __fish_seen_subcommand_from draft" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand message; and __fish_seen_subcommand_from draft" -l copy -d 'Copy it to the clipboard too'
complete -c redress -n "__fish_redress_using_subcommand message; and __fish_seen_subcommand_from draft" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand message; and __fish_seen_subcommand_from log" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand message; and __fish_seen_subcommand_from log" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand message; and __fish_seen_subcommand_from log" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand message; and __fish_seen_subcommand_from log" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand message; and __fish_seen_subcommand_from log" -l from -d 'Who said it' -r -f -a "me\t'You'
seller\t'The seller'
aliexpress\t'AliExpress, its customer service'"
complete -c redress -n "__fish_redress_using_subcommand message; and __fish_seen_subcommand_from log" -l at -d 'When it was said (default: now)' -r
complete -c redress -n "__fish_redress_using_subcommand message; and __fish_seen_subcommand_from log" -l fact -d 'The fact that it tells, recorded with it: `claimed-shipped` for "already sent"' -r -f -a "seen\t'You looked and nothing had changed'
payment-verified\t'The payment was verified'
payment-failed\t'The payment did not go through'
cancellation-approved\t'The seller agreed to cancel'
cancellation-rejected\t'The cancellation was refused'
pay-by\t'The page wants the payment by --until'
ship-by\t'The seller\'s time to ship ends at --until'
shipped\t'The seller shipped'
claimed-shipped\t'The seller says that it shipped, without a tracking number'
tracking\t'A tracking number became known'
shipment-cancelled\t'The carrier did not take the parcel, or gave it back'
ready-for-pickup\t'The parcel can be picked up'
delivered\t'The parcel was delivered'
lost\t'The carrier lost the parcel'
returned-to-seller\t'The parcel went back to the seller'
arrived-anyway\t'The goods arrived though the order was cancelled'
promise\t'The page or the seller promises --kind, with its date --until'
protection-until\t'Buyer protection ends at --until'
frozen\t'AliExpress holds the order'
unfrozen\t'AliExpress let the order go on'
seller-rating\t'The store\'s page shows --percent of good ratings'
seller-country\t'The seller is in --country'
account-restricted\t'AliExpress restricted your account'
remedy\t'You opened --remedy outside AliExpress, or its --step'
closed\t'The order was closed'"
complete -c redress -n "__fish_redress_using_subcommand message; and __fish_seen_subcommand_from log" -l tracking -d 'The tracking number' -r
complete -c redress -n "__fish_redress_using_subcommand message; and __fish_seen_subcommand_from log" -l carrier -d 'Who carries the parcel' -r
complete -c redress -n "__fish_redress_using_subcommand message; and __fish_seen_subcommand_from log" -l line -d 'An item that it is about: its number in the order (or several: 1,4-7), its number on the page, or words of its title; repeatable' -r
complete -c redress -n "__fish_redress_using_subcommand message; and __fish_seen_subcommand_from log" -l parcel -d 'A parcel that it is about, by its tracking number; repeatable' -r
complete -c redress -n "__fish_redress_using_subcommand message; and __fish_seen_subcommand_from log" -l until -d 'The date that is printed or promised' -r
complete -c redress -n "__fish_redress_using_subcommand message; and __fish_seen_subcommand_from log" -l kind -d 'What is promised' -r -f -a "free-return\t'The goods can go back free of charge until then'
refund-if-late\t'A refund if the parcel hasn\'t come by then'
coupon-if-late\t'A coupon if the parcel hasn\'t come by then'
delivery\t'The parcel comes by then'
proposal\t'What was proposed in the dispute can be answered until then'
pay-by\t'The order can be paid until then'"
complete -c redress -n "__fish_redress_using_subcommand message; and __fish_seen_subcommand_from log" -l country -d 'The country that the seller is in, as two letters such as CN' -r
complete -c redress -n "__fish_redress_using_subcommand message; and __fish_seen_subcommand_from log" -l cause -d 'Why it was closed' -r -f -a "cancelled-by-buyer\t''
cancellation-approved\t''
cancellation-unanswered\t''
unpaid\t''
not-shipped\t''
payment-failed\t''
security\t''
dispute\t''
seller\t''
unknown\t''"
complete -c redress -n "__fish_redress_using_subcommand message; and __fish_seen_subcommand_from log" -l remedy -d 'The remedy outside AliExpress' -r -f -a "card-chargeback\t''
paypal\t''
billing-error\t''
section-75\t''
klarna-report\t''
withdrawal\t''
guarantee\t''
out-of-court\t''"
complete -c redress -n "__fish_redress_using_subcommand message; and __fish_seen_subcommand_from log" -l step -d 'What happened with the remedy (default: opened)' -r -f -a "opened\t''
offered\t''
escalated\t''
ended\t''"
complete -c redress -n "__fish_redress_using_subcommand message; and __fish_seen_subcommand_from log" -l percent -d 'The share of good ratings on the store\'s page: 94.5' -r
complete -c redress -n "__fish_redress_using_subcommand message; and __fish_seen_subcommand_from log" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand message; and __fish_seen_subcommand_from log" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand message; and __fish_seen_subcommand_from log" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand message; and __fish_seen_subcommand_from log" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand message; and __fish_seen_subcommand_from log" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand message; and __fish_seen_subcommand_from log" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand message; and __fish_seen_subcommand_from log" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand message; and __fish_seen_subcommand_from log" -l partly -d 'Only a part was shipped; which, is told by --line'
complete -c redress -n "__fish_redress_using_subcommand message; and __fish_seen_subcommand_from log" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand message; and __fish_seen_subcommand_from list" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand message; and __fish_seen_subcommand_from list" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand message; and __fish_seen_subcommand_from list" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand message; and __fish_seen_subcommand_from list" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand message; and __fish_seen_subcommand_from list" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand message; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand message; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand message; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand message; and __fish_seen_subcommand_from list" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand message; and __fish_seen_subcommand_from list" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand message; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand message; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand seller; and not __fish_seen_subcommand_from list show" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand seller; and not __fish_seen_subcommand_from list show" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand seller; and not __fish_seen_subcommand_from list show" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand seller; and not __fish_seen_subcommand_from list show" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand seller; and not __fish_seen_subcommand_from list show" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand seller; and not __fish_seen_subcommand_from list show" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand seller; and not __fish_seen_subcommand_from list show" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand seller; and not __fish_seen_subcommand_from list show" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand seller; and not __fish_seen_subcommand_from list show" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand seller; and not __fish_seen_subcommand_from list show" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand seller; and not __fish_seen_subcommand_from list show" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand seller; and not __fish_seen_subcommand_from list show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand seller; and not __fish_seen_subcommand_from list show" -f -a "list" -d 'How fast each seller ships, what it grants, and how disputes and refunds went'
complete -c redress -n "__fish_redress_using_subcommand seller; and not __fish_seen_subcommand_from list show" -f -a "show" -d 'What your own orders tell of one seller, and which of them are open'
complete -c redress -n "__fish_redress_using_subcommand seller; and __fish_seen_subcommand_from list" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand seller; and __fish_seen_subcommand_from list" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand seller; and __fish_seen_subcommand_from list" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand seller; and __fish_seen_subcommand_from list" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand seller; and __fish_seen_subcommand_from list" -l sort -d 'The order of the rows; the most orders first when it is not said' -r -f -a "orders\t'The most orders first'
name\t'By name'
granted\t'The most granted cancellations first'
disputes\t'The most disputes first'
days\t'The fastest to ship first'"
complete -c redress -n "__fish_redress_using_subcommand seller; and __fish_seen_subcommand_from list" -l limit -d 'The most rows; 0 for all, which is what a script gets' -r
complete -c redress -n "__fish_redress_using_subcommand seller; and __fish_seen_subcommand_from list" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand seller; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand seller; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand seller; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand seller; and __fish_seen_subcommand_from list" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand seller; and __fish_seen_subcommand_from list" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand seller; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand seller; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand seller; and __fish_seen_subcommand_from show" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand seller; and __fish_seen_subcommand_from show" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand seller; and __fish_seen_subcommand_from show" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand seller; and __fish_seen_subcommand_from show" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand seller; and __fish_seen_subcommand_from show" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand seller; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand seller; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand seller; and __fish_seen_subcommand_from show" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand seller; and __fish_seen_subcommand_from show" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand seller; and __fish_seen_subcommand_from show" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand seller; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand seller; and __fish_seen_subcommand_from show" -l numberless -d 'The one whose store number is unknown, where others have the same name'
complete -c redress -n "__fish_redress_using_subcommand seller; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand tracking; and not __fish_seen_subcommand_from check" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand tracking; and not __fish_seen_subcommand_from check" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand tracking; and not __fish_seen_subcommand_from check" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand tracking; and not __fish_seen_subcommand_from check" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand tracking; and not __fish_seen_subcommand_from check" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand tracking; and not __fish_seen_subcommand_from check" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand tracking; and not __fish_seen_subcommand_from check" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand tracking; and not __fish_seen_subcommand_from check" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand tracking; and not __fish_seen_subcommand_from check" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand tracking; and not __fish_seen_subcommand_from check" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand tracking; and not __fish_seen_subcommand_from check" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand tracking; and not __fish_seen_subcommand_from check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand tracking; and not __fish_seen_subcommand_from check" -f -a "check" -d 'Tell whether a tracking number can exist, whose it is, and where to look it up'
complete -c redress -n "__fish_redress_using_subcommand tracking; and __fish_seen_subcommand_from check" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand tracking; and __fish_seen_subcommand_from check" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand tracking; and __fish_seen_subcommand_from check" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand tracking; and __fish_seen_subcommand_from check" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand tracking; and __fish_seen_subcommand_from check" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand tracking; and __fish_seen_subcommand_from check" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand tracking; and __fish_seen_subcommand_from check" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand tracking; and __fish_seen_subcommand_from check" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand tracking; and __fish_seen_subcommand_from check" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand tracking; and __fish_seen_subcommand_from check" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand tracking; and __fish_seen_subcommand_from check" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand tracking; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand policy; and not __fish_seen_subcommand_from list show set reset" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand policy; and not __fish_seen_subcommand_from list show set reset" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand policy; and not __fish_seen_subcommand_from list show set reset" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand policy; and not __fish_seen_subcommand_from list show set reset" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand policy; and not __fish_seen_subcommand_from list show set reset" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand policy; and not __fish_seen_subcommand_from list show set reset" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand policy; and not __fish_seen_subcommand_from list show set reset" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand policy; and not __fish_seen_subcommand_from list show set reset" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand policy; and not __fish_seen_subcommand_from list show set reset" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand policy; and not __fish_seen_subcommand_from list show set reset" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand policy; and not __fish_seen_subcommand_from list show set reset" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand policy; and not __fish_seen_subcommand_from list show set reset" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand policy; and not __fish_seen_subcommand_from list show set reset" -f -a "list" -d 'List the rules with their values, yours marked'
complete -c redress -n "__fish_redress_using_subcommand policy; and not __fish_seen_subcommand_from list show set reset" -f -a "show" -d 'Show a rule, its sources and conflicting sources, and its date on an order'
complete -c redress -n "__fish_redress_using_subcommand policy; and not __fish_seen_subcommand_from list show set reset" -f -a "set" -d 'Change a rule'
complete -c redress -n "__fish_redress_using_subcommand policy; and not __fish_seen_subcommand_from list show set reset" -f -a "reset" -d 'Reset a rule to its default'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from list" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from list" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from list" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from list" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from list" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from list" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from list" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from show" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from show" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from show" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from show" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from show" -l for -d 'Explain its date on this order, step by step' -r
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from show" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from show" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from show" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from show" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from set" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from set" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from set" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from set" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from set" -l from -d 'The day from which it holds (default: now)' -r
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from set" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from set" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from set" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from set" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from set" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from set" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from set" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from set" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from reset" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from reset" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from reset" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from reset" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from reset" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from reset" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from reset" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from reset" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from reset" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from reset" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from reset" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from reset" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand config; and not __fish_seen_subcommand_from list get set reset" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand config; and not __fish_seen_subcommand_from list get set reset" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand config; and not __fish_seen_subcommand_from list get set reset" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand config; and not __fish_seen_subcommand_from list get set reset" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand config; and not __fish_seen_subcommand_from list get set reset" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand config; and not __fish_seen_subcommand_from list get set reset" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand config; and not __fish_seen_subcommand_from list get set reset" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand config; and not __fish_seen_subcommand_from list get set reset" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand config; and not __fish_seen_subcommand_from list get set reset" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand config; and not __fish_seen_subcommand_from list get set reset" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand config; and not __fish_seen_subcommand_from list get set reset" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand config; and not __fish_seen_subcommand_from list get set reset" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand config; and not __fish_seen_subcommand_from list get set reset" -f -a "list" -d 'List your settings'
complete -c redress -n "__fish_redress_using_subcommand config; and not __fish_seen_subcommand_from list get set reset" -f -a "get" -d 'Print a setting'
complete -c redress -n "__fish_redress_using_subcommand config; and not __fish_seen_subcommand_from list get set reset" -f -a "set" -d 'Set your country, payment method, holidays, or the program\'s defaults'
complete -c redress -n "__fish_redress_using_subcommand config; and not __fish_seen_subcommand_from list get set reset" -f -a "reset" -d 'Reset a setting to its default'
complete -c redress -n "__fish_redress_using_subcommand config; and __fish_seen_subcommand_from list" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand config; and __fish_seen_subcommand_from list" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand config; and __fish_seen_subcommand_from list" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand config; and __fish_seen_subcommand_from list" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand config; and __fish_seen_subcommand_from list" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand config; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand config; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand config; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand config; and __fish_seen_subcommand_from list" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand config; and __fish_seen_subcommand_from list" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand config; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand config; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand config; and __fish_seen_subcommand_from get" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand config; and __fish_seen_subcommand_from get" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand config; and __fish_seen_subcommand_from get" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand config; and __fish_seen_subcommand_from get" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand config; and __fish_seen_subcommand_from get" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand config; and __fish_seen_subcommand_from get" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand config; and __fish_seen_subcommand_from get" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand config; and __fish_seen_subcommand_from get" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand config; and __fish_seen_subcommand_from get" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand config; and __fish_seen_subcommand_from get" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand config; and __fish_seen_subcommand_from get" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand config; and __fish_seen_subcommand_from get" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand config; and __fish_seen_subcommand_from set" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand config; and __fish_seen_subcommand_from set" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand config; and __fish_seen_subcommand_from set" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand config; and __fish_seen_subcommand_from set" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand config; and __fish_seen_subcommand_from set" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand config; and __fish_seen_subcommand_from set" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand config; and __fish_seen_subcommand_from set" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand config; and __fish_seen_subcommand_from set" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand config; and __fish_seen_subcommand_from set" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand config; and __fish_seen_subcommand_from set" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand config; and __fish_seen_subcommand_from set" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand config; and __fish_seen_subcommand_from set" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand config; and __fish_seen_subcommand_from reset" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand config; and __fish_seen_subcommand_from reset" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand config; and __fish_seen_subcommand_from reset" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand config; and __fish_seen_subcommand_from reset" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand config; and __fish_seen_subcommand_from reset" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand config; and __fish_seen_subcommand_from reset" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand config; and __fish_seen_subcommand_from reset" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand config; and __fish_seen_subcommand_from reset" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand config; and __fish_seen_subcommand_from reset" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand config; and __fish_seen_subcommand_from reset" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand config; and __fish_seen_subcommand_from reset" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand config; and __fish_seen_subcommand_from reset" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand undo" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand undo" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand undo" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand undo" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand undo" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand undo" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand undo" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand undo" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand undo" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand undo" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand undo" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand undo" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand redo" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand redo" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand redo" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand redo" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand redo" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand redo" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand redo" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand redo" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand redo" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand redo" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand redo" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand redo" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand log" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand log" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand log" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand log" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand log" -l limit -d 'The most rows; 0 for all, which is what a script gets' -r
complete -c redress -n "__fish_redress_using_subcommand log" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand log" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand log" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand log" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand log" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand log" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand log" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand log" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand store; and not __fish_seen_subcommand_from path check rebuild" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand store; and not __fish_seen_subcommand_from path check rebuild" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand store; and not __fish_seen_subcommand_from path check rebuild" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand store; and not __fish_seen_subcommand_from path check rebuild" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand store; and not __fish_seen_subcommand_from path check rebuild" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand store; and not __fish_seen_subcommand_from path check rebuild" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand store; and not __fish_seen_subcommand_from path check rebuild" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand store; and not __fish_seen_subcommand_from path check rebuild" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand store; and not __fish_seen_subcommand_from path check rebuild" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand store; and not __fish_seen_subcommand_from path check rebuild" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand store; and not __fish_seen_subcommand_from path check rebuild" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand store; and not __fish_seen_subcommand_from path check rebuild" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand store; and not __fish_seen_subcommand_from path check rebuild" -f -a "path" -d 'Print where the store is, whether or not it is there yet'
complete -c redress -n "__fish_redress_using_subcommand store; and not __fish_seen_subcommand_from path check rebuild" -f -a "check" -d 'Check the integrity of store and evidence; changes nothing'
complete -c redress -n "__fish_redress_using_subcommand store; and not __fish_seen_subcommand_from path check rebuild" -f -a "rebuild" -d 'Rebuild the index of lists, agenda and refunds from the facts'
complete -c redress -n "__fish_redress_using_subcommand store; and __fish_seen_subcommand_from path" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand store; and __fish_seen_subcommand_from path" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand store; and __fish_seen_subcommand_from path" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand store; and __fish_seen_subcommand_from path" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand store; and __fish_seen_subcommand_from path" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand store; and __fish_seen_subcommand_from path" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand store; and __fish_seen_subcommand_from path" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand store; and __fish_seen_subcommand_from path" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand store; and __fish_seen_subcommand_from path" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand store; and __fish_seen_subcommand_from path" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand store; and __fish_seen_subcommand_from path" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand store; and __fish_seen_subcommand_from path" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand store; and __fish_seen_subcommand_from check" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand store; and __fish_seen_subcommand_from check" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand store; and __fish_seen_subcommand_from check" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand store; and __fish_seen_subcommand_from check" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand store; and __fish_seen_subcommand_from check" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand store; and __fish_seen_subcommand_from check" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand store; and __fish_seen_subcommand_from check" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand store; and __fish_seen_subcommand_from check" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand store; and __fish_seen_subcommand_from check" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand store; and __fish_seen_subcommand_from check" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand store; and __fish_seen_subcommand_from check" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand store; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand store; and __fish_seen_subcommand_from rebuild" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand store; and __fish_seen_subcommand_from rebuild" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand store; and __fish_seen_subcommand_from rebuild" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand store; and __fish_seen_subcommand_from rebuild" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand store; and __fish_seen_subcommand_from rebuild" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand store; and __fish_seen_subcommand_from rebuild" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand store; and __fish_seen_subcommand_from rebuild" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand store; and __fish_seen_subcommand_from rebuild" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand store; and __fish_seen_subcommand_from rebuild" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand store; and __fish_seen_subcommand_from rebuild" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand store; and __fish_seen_subcommand_from rebuild" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand store; and __fish_seen_subcommand_from rebuild" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand completions" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand completions" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand completions" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand completions" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand completions" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand completions" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand completions" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand completions" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand completions" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand completions" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand completions" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand demo" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand demo" -l now -d 'Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand demo" -s o -l output -d 'The format of what is printed [env: `REDRESS_OUTPUT`]' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand demo" -l color -d 'When to use colour [env: `REDRESS_COLOR`]' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand demo" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand demo" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand demo" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand demo" -s y -l yes -d 'Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]'
complete -c redress -n "__fish_redress_using_subcommand demo" -s n -l dry-run -d 'Show what would change and save nothing [env: `REDRESS_DRY_RUN`]'
complete -c redress -n "__fish_redress_using_subcommand demo" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand demo" -s v -l verbose -d 'Print the store, settings, time and zone in use to stderr'
complete -c redress -n "__fish_redress_using_subcommand demo" -s h -l help -d 'Print help (see more with \'--help\')'
