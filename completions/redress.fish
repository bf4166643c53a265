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
complete -c redress -n "__fish_redress_needs_command" -l now -d 'Take this as the present: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_needs_command" -s o -l output -d 'The format of what is printed' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_needs_command" -l color -d 'When to use colour' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_needs_command" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_needs_command" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_needs_command" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_needs_command" -s y -l yes -d 'Answer yes to every confirmation'
complete -c redress -n "__fish_redress_needs_command" -s n -l dry-run -d 'Show what would happen and keep nothing'
complete -c redress -n "__fish_redress_needs_command" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_needs_command" -s v -l verbose -d 'Say on stderr what is used'
complete -c redress -n "__fish_redress_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_needs_command" -s V -l version -d 'Print version'
complete -c redress -n "__fish_redress_needs_command" -f -a "import" -d 'Read saved order pages (HAR, response bodies, captures) into the record'
complete -c redress -n "__fish_redress_needs_command" -f -a "order" -d 'Record, list, inspect and cancel orders'
complete -c redress -n "__fish_redress_needs_command" -f -a "policy" -d 'The rules, where they come from, and who says otherwise'
complete -c redress -n "__fish_redress_needs_command" -f -a "store" -d 'Where the record is kept'
complete -c redress -n "__fish_redress_needs_command" -f -a "completions" -d 'Print a completion script for a shell'
complete -c redress -n "__fish_redress_needs_command" -f -a "demo" -d 'Show the main job on a bundled capture, in a throw-away store'
complete -c redress -n "__fish_redress_using_subcommand import" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand import" -l now -d 'Take this as the present: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand import" -s o -l output -d 'The format of what is printed' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand import" -l color -d 'When to use colour' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand import" -l as -d 'Read every file as this format instead of recognising it' -r -f -a "har\t''
mtop\t''
capture\t''"
complete -c redress -n "__fish_redress_using_subcommand import" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand import" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand import" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand import" -s y -l yes -d 'Answer yes to every confirmation'
complete -c redress -n "__fish_redress_using_subcommand import" -s n -l dry-run -d 'Show what would happen and keep nothing'
complete -c redress -n "__fish_redress_using_subcommand import" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand import" -s v -l verbose -d 'Say on stderr what is used'
complete -c redress -n "__fish_redress_using_subcommand import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand order; and not __fish_seen_subcommand_from add list status show cancel withdraw pay receive record note" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand order; and not __fish_seen_subcommand_from add list status show cancel withdraw pay receive record note" -l now -d 'Take this as the present: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand order; and not __fish_seen_subcommand_from add list status show cancel withdraw pay receive record note" -s o -l output -d 'The format of what is printed' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand order; and not __fish_seen_subcommand_from add list status show cancel withdraw pay receive record note" -l color -d 'When to use colour' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand order; and not __fish_seen_subcommand_from add list status show cancel withdraw pay receive record note" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand order; and not __fish_seen_subcommand_from add list status show cancel withdraw pay receive record note" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand order; and not __fish_seen_subcommand_from add list status show cancel withdraw pay receive record note" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand order; and not __fish_seen_subcommand_from add list status show cancel withdraw pay receive record note" -s y -l yes -d 'Answer yes to every confirmation'
complete -c redress -n "__fish_redress_using_subcommand order; and not __fish_seen_subcommand_from add list status show cancel withdraw pay receive record note" -s n -l dry-run -d 'Show what would happen and keep nothing'
complete -c redress -n "__fish_redress_using_subcommand order; and not __fish_seen_subcommand_from add list status show cancel withdraw pay receive record note" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand order; and not __fish_seen_subcommand_from add list status show cancel withdraw pay receive record note" -s v -l verbose -d 'Say on stderr what is used'
complete -c redress -n "__fish_redress_using_subcommand order; and not __fish_seen_subcommand_from add list status show cancel withdraw pay receive record note" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand order; and not __fish_seen_subcommand_from add list status show cancel withdraw pay receive record note" -f -a "add" -d 'Record an order by hand'
complete -c redress -n "__fish_redress_using_subcommand order; and not __fish_seen_subcommand_from add list status show cancel withdraw pay receive record note" -f -a "list" -d 'List orders'
complete -c redress -n "__fish_redress_using_subcommand order; and not __fish_seen_subcommand_from add list status show cancel withdraw pay receive record note" -f -a "status" -d 'Show where an order stands, its dates, and what can be done now'
complete -c redress -n "__fish_redress_using_subcommand order; and not __fish_seen_subcommand_from add list status show cancel withdraw pay receive record note" -f -a "show" -d 'Show everything known of an order, with its history and sources'
complete -c redress -n "__fish_redress_using_subcommand order; and not __fish_seen_subcommand_from add list status show cancel withdraw pay receive record note" -f -a "cancel" -d 'Cancel an unpaid order, or ask the seller to cancel one that has not shipped'
complete -c redress -n "__fish_redress_using_subcommand order; and not __fish_seen_subcommand_from add list status show cancel withdraw pay receive record note" -f -a "withdraw" -d 'Take a pending cancellation request back'
complete -c redress -n "__fish_redress_using_subcommand order; and not __fish_seen_subcommand_from add list status show cancel withdraw pay receive record note" -f -a "pay" -d 'Record that you paid'
complete -c redress -n "__fish_redress_using_subcommand order; and not __fish_seen_subcommand_from add list status show cancel withdraw pay receive record note" -f -a "receive" -d 'Record that you confirmed receipt; only after seeing the goods'
complete -c redress -n "__fish_redress_using_subcommand order; and not __fish_seen_subcommand_from add list status show cancel withdraw pay receive record note" -f -a "record" -d 'Record what the seller, the carrier or AliExpress did'
complete -c redress -n "__fish_redress_using_subcommand order; and not __fish_seen_subcommand_from add list status show cancel withdraw pay receive record note" -f -a "note" -d 'Write a dated note'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from add" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from add" -l now -d 'Take this as the present: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from add" -s o -l output -d 'The format of what is printed' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from add" -l color -d 'When to use colour' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from add" -l seller -d 'The name of the store' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from add" -l total -d 'What it costs, with its currency: "12.50 USD"' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from add" -l placed -d 'When it was placed' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from add" -l paid -d 'When it was paid' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from add" -l shipped -d 'When it was shipped' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from add" -l tracking -d 'A tracking number; may be given again' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from add" -l item -d 'What was bought: "TITLE; QTY; PRICE"; may be given again' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from add" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from add" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from add" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from add" -s y -l yes -d 'Answer yes to every confirmation'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from add" -s n -l dry-run -d 'Show what would happen and keep nothing'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from add" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from add" -s v -l verbose -d 'Say on stderr what is used'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from add" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from list" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from list" -l now -d 'Take this as the present: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from list" -s o -l output -d 'The format of what is printed' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from list" -l stage -d 'Only orders at this stage' -r -f -a "unknown\t''
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
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from list" -l search -d 'Only orders with all of these words in number, store or titles' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from list" -l sort -d 'The order of the rows' -r -f -a "placed\t'Newest first'
due\t'The next date first'
total\t'The largest amount first'
seller\t'By the name of the store'"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from list" -l limit -d 'The most orders to list; 0 for all' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from list" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer yes to every confirmation'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from list" -s n -l dry-run -d 'Show what would happen and keep nothing'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from list" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say on stderr what is used'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from list" -l due -d 'Only orders with a date, the next one first'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from list" -l all -d 'Completed and closed orders too'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from status" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from status" -l now -d 'Take this as the present: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from status" -s o -l output -d 'The format of what is printed' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from status" -l color -d 'When to use colour' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from status" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from status" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from status" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from status" -s y -l yes -d 'Answer yes to every confirmation'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from status" -s n -l dry-run -d 'Show what would happen and keep nothing'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from status" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from status" -s v -l verbose -d 'Say on stderr what is used'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from show" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from show" -l now -d 'Take this as the present: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from show" -s o -l output -d 'The format of what is printed' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from show" -l color -d 'When to use colour' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from show" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from show" -s y -l yes -d 'Answer yes to every confirmation'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from show" -s n -l dry-run -d 'Show what would happen and keep nothing'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from show" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say on stderr what is used'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from cancel" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from cancel" -l now -d 'Take this as the present: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from cancel" -s o -l output -d 'The format of what is printed' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from cancel" -l color -d 'When to use colour' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from cancel" -l reason -d 'Why; `order status` and the prompt show which reasons fit' -r -f -a "no-longer-needed\t''
change-product\t''
change-address\t''
change-coupon\t''
change-shipping\t''
cannot-pay\t''
other\t''
better-price\t''
wrong-item\t''
duplicate-order\t''
wrong-address\t''
payment-fee\t''
shipping-too-long\t''
seller-late\t''
seller-no-contact\t''
out-of-stock\t''
seller-raised-price\t''
seller-other-carrier\t''
seller-refuses\t''"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from cancel" -l note -d 'What to write to it' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from cancel" -l at -d 'When the request was made, where that is not now' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from cancel" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from cancel" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from cancel" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from cancel" -s y -l yes -d 'Answer yes to every confirmation'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from cancel" -s n -l dry-run -d 'Show what would happen and keep nothing'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from cancel" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from cancel" -s v -l verbose -d 'Say on stderr what is used'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from cancel" -l complain -d 'Complain about the seller with it; only for a reason that is the seller\'s fault'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from cancel" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from withdraw" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from withdraw" -l now -d 'Take this as the present: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from withdraw" -s o -l output -d 'The format of what is printed' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from withdraw" -l color -d 'When to use colour' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from withdraw" -l at -d 'When it was done, where that is not now' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from withdraw" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from withdraw" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from withdraw" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from withdraw" -s y -l yes -d 'Answer yes to every confirmation'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from withdraw" -s n -l dry-run -d 'Show what would happen and keep nothing'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from withdraw" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from withdraw" -s v -l verbose -d 'Say on stderr what is used'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from withdraw" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from pay" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from pay" -l now -d 'Take this as the present: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from pay" -s o -l output -d 'The format of what is printed' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from pay" -l color -d 'When to use colour' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from pay" -l at -d 'When it was done, where that is not now' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from pay" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from pay" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from pay" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from pay" -s y -l yes -d 'Answer yes to every confirmation'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from pay" -s n -l dry-run -d 'Show what would happen and keep nothing'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from pay" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from pay" -s v -l verbose -d 'Say on stderr what is used'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from pay" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from receive" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from receive" -l now -d 'Take this as the present: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from receive" -s o -l output -d 'The format of what is printed' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from receive" -l color -d 'When to use colour' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from receive" -l at -d 'When it was done, where that is not now' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from receive" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from receive" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from receive" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from receive" -s y -l yes -d 'Answer yes to every confirmation'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from receive" -s n -l dry-run -d 'Show what would happen and keep nothing'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from receive" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from receive" -s v -l verbose -d 'Say on stderr what is used'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from receive" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from record" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from record" -l now -d 'Take this as the present: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from record" -s o -l output -d 'The format of what is printed' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from record" -l color -d 'When to use colour' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from record" -l at -d 'When it happened, where that is not now' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from record" -l tracking -d 'The tracking number' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from record" -l carrier -d 'Who carries the parcel' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from record" -l until -d 'The new date' -r
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
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from record" -l note -d 'A note to keep with it' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from record" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from record" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from record" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from record" -s y -l yes -d 'Answer yes to every confirmation'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from record" -s n -l dry-run -d 'Show what would happen and keep nothing'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from record" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from record" -s v -l verbose -d 'Say on stderr what is used'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from record" -l partly -d 'Only a part was shipped'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from record" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from note" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from note" -l now -d 'Take this as the present: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from note" -s o -l output -d 'The format of what is printed' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from note" -l color -d 'When to use colour' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from note" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from note" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from note" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from note" -s y -l yes -d 'Answer yes to every confirmation'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from note" -s n -l dry-run -d 'Show what would happen and keep nothing'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from note" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from note" -s v -l verbose -d 'Say on stderr what is used'
complete -c redress -n "__fish_redress_using_subcommand order; and __fish_seen_subcommand_from note" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand policy; and not __fish_seen_subcommand_from list show set reset" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand policy; and not __fish_seen_subcommand_from list show set reset" -l now -d 'Take this as the present: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand policy; and not __fish_seen_subcommand_from list show set reset" -s o -l output -d 'The format of what is printed' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand policy; and not __fish_seen_subcommand_from list show set reset" -l color -d 'When to use colour' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand policy; and not __fish_seen_subcommand_from list show set reset" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand policy; and not __fish_seen_subcommand_from list show set reset" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand policy; and not __fish_seen_subcommand_from list show set reset" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand policy; and not __fish_seen_subcommand_from list show set reset" -s y -l yes -d 'Answer yes to every confirmation'
complete -c redress -n "__fish_redress_using_subcommand policy; and not __fish_seen_subcommand_from list show set reset" -s n -l dry-run -d 'Show what would happen and keep nothing'
complete -c redress -n "__fish_redress_using_subcommand policy; and not __fish_seen_subcommand_from list show set reset" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand policy; and not __fish_seen_subcommand_from list show set reset" -s v -l verbose -d 'Say on stderr what is used'
complete -c redress -n "__fish_redress_using_subcommand policy; and not __fish_seen_subcommand_from list show set reset" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand policy; and not __fish_seen_subcommand_from list show set reset" -f -a "list" -d 'List the rules with their values, yours marked'
complete -c redress -n "__fish_redress_using_subcommand policy; and not __fish_seen_subcommand_from list show set reset" -f -a "show" -d 'Show one rule with its sources, everyone who says otherwise, and its dates'
complete -c redress -n "__fish_redress_using_subcommand policy; and not __fish_seen_subcommand_from list show set reset" -f -a "set" -d 'Give a rule another value, or say where you live, how you pay, when nobody works'
complete -c redress -n "__fish_redress_using_subcommand policy; and not __fish_seen_subcommand_from list show set reset" -f -a "reset" -d 'Take your value of a rule or setting back'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from list" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from list" -l now -d 'Take this as the present: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from list" -s o -l output -d 'The format of what is printed' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from list" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer yes to every confirmation'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from list" -s n -l dry-run -d 'Show what would happen and keep nothing'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from list" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say on stderr what is used'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from show" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from show" -l now -d 'Take this as the present: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from show" -s o -l output -d 'The format of what is printed' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from show" -l color -d 'When to use colour' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from show" -l for -d 'Count the dates of this order by it, step by step' -r
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from show" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from show" -s y -l yes -d 'Answer yes to every confirmation'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from show" -s n -l dry-run -d 'Show what would happen and keep nothing'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from show" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say on stderr what is used'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from set" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from set" -l now -d 'Take this as the present: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from set" -s o -l output -d 'The format of what is printed' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from set" -l color -d 'When to use colour' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from set" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from set" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from set" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from set" -s y -l yes -d 'Answer yes to every confirmation'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from set" -s n -l dry-run -d 'Show what would happen and keep nothing'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from set" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from set" -s v -l verbose -d 'Say on stderr what is used'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from set" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from reset" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from reset" -l now -d 'Take this as the present: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from reset" -s o -l output -d 'The format of what is printed' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from reset" -l color -d 'When to use colour' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from reset" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from reset" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from reset" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from reset" -s y -l yes -d 'Answer yes to every confirmation'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from reset" -s n -l dry-run -d 'Show what would happen and keep nothing'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from reset" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from reset" -s v -l verbose -d 'Say on stderr what is used'
complete -c redress -n "__fish_redress_using_subcommand policy; and __fish_seen_subcommand_from reset" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand store; and not __fish_seen_subcommand_from path" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand store; and not __fish_seen_subcommand_from path" -l now -d 'Take this as the present: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand store; and not __fish_seen_subcommand_from path" -s o -l output -d 'The format of what is printed' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand store; and not __fish_seen_subcommand_from path" -l color -d 'When to use colour' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand store; and not __fish_seen_subcommand_from path" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand store; and not __fish_seen_subcommand_from path" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand store; and not __fish_seen_subcommand_from path" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand store; and not __fish_seen_subcommand_from path" -s y -l yes -d 'Answer yes to every confirmation'
complete -c redress -n "__fish_redress_using_subcommand store; and not __fish_seen_subcommand_from path" -s n -l dry-run -d 'Show what would happen and keep nothing'
complete -c redress -n "__fish_redress_using_subcommand store; and not __fish_seen_subcommand_from path" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand store; and not __fish_seen_subcommand_from path" -s v -l verbose -d 'Say on stderr what is used'
complete -c redress -n "__fish_redress_using_subcommand store; and not __fish_seen_subcommand_from path" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand store; and not __fish_seen_subcommand_from path" -f -a "path" -d 'Print where the store is, whether or not it is there yet'
complete -c redress -n "__fish_redress_using_subcommand store; and __fish_seen_subcommand_from path" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand store; and __fish_seen_subcommand_from path" -l now -d 'Take this as the present: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand store; and __fish_seen_subcommand_from path" -s o -l output -d 'The format of what is printed' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand store; and __fish_seen_subcommand_from path" -l color -d 'When to use colour' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand store; and __fish_seen_subcommand_from path" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand store; and __fish_seen_subcommand_from path" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand store; and __fish_seen_subcommand_from path" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand store; and __fish_seen_subcommand_from path" -s y -l yes -d 'Answer yes to every confirmation'
complete -c redress -n "__fish_redress_using_subcommand store; and __fish_seen_subcommand_from path" -s n -l dry-run -d 'Show what would happen and keep nothing'
complete -c redress -n "__fish_redress_using_subcommand store; and __fish_seen_subcommand_from path" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand store; and __fish_seen_subcommand_from path" -s v -l verbose -d 'Say on stderr what is used'
complete -c redress -n "__fish_redress_using_subcommand store; and __fish_seen_subcommand_from path" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand completions" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand completions" -l now -d 'Take this as the present: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand completions" -s o -l output -d 'The format of what is printed' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand completions" -l color -d 'When to use colour' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand completions" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand completions" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand completions" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand completions" -s y -l yes -d 'Answer yes to every confirmation'
complete -c redress -n "__fish_redress_using_subcommand completions" -s n -l dry-run -d 'Show what would happen and keep nothing'
complete -c redress -n "__fish_redress_using_subcommand completions" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand completions" -s v -l verbose -d 'Say on stderr what is used'
complete -c redress -n "__fish_redress_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c redress -n "__fish_redress_using_subcommand demo" -l db -d 'The store to use [env: `REDRESS_DB`]' -r -F
complete -c redress -n "__fish_redress_using_subcommand demo" -l now -d 'Take this as the present: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]' -r
complete -c redress -n "__fish_redress_using_subcommand demo" -s o -l output -d 'The format of what is printed' -r -f -a "table\t'Aligned, as wide as the terminal'
wide\t'Aligned, all columns'
tsv\t'Tab-separated, no header'
csv\t'Comma-separated, with a header'
json\t'One JSON value'
ndjson\t'One JSON value a line'
id\t'Order numbers only'"
complete -c redress -n "__fish_redress_using_subcommand demo" -l color -d 'When to use colour' -r -f -a "auto\t'In a terminal'
always\t'Always'
never\t'Never'"
complete -c redress -n "__fish_redress_using_subcommand demo" -l json -d 'Print JSON; the same as `-o json`'
complete -c redress -n "__fish_redress_using_subcommand demo" -s q -l quiet -d 'Print order numbers only; the same as `-o id`'
complete -c redress -n "__fish_redress_using_subcommand demo" -l no-input -d 'Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]'
complete -c redress -n "__fish_redress_using_subcommand demo" -s y -l yes -d 'Answer yes to every confirmation'
complete -c redress -n "__fish_redress_using_subcommand demo" -s n -l dry-run -d 'Show what would happen and keep nothing'
complete -c redress -n "__fish_redress_using_subcommand demo" -l web -d 'Open the order\'s page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]'
complete -c redress -n "__fish_redress_using_subcommand demo" -s v -l verbose -d 'Say on stderr what is used'
complete -c redress -n "__fish_redress_using_subcommand demo" -s h -l help -d 'Print help (see more with \'--help\')'
