//! `redress order refuse ORDER`.

use crate::cli::ask::asker;
use crate::cli::lines::clarified;
use crate::cli::order_arg::{OrderAtArgs, change};
use crate::cli::subject_args::SubjectArgs;
use crate::cli::verb::{Context, Failure, Run};
use crate::domain::order::Command;

const WARNING: &str = "Refusing the parcel gives no money back by itself. Keep the proof that it was \
refused; wait until the tracking shows it returned, record that, and open a dispute. A notice of \
customs or the post must not be ignored: that loses the dispute.";

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Refuse {
    #[command(flatten)]
    args: OrderAtArgs,
    #[command(flatten)]
    about: SubjectArgs,
}

impl Run for Refuse {
    const NAME: &str = "refuse";
    const ABOUT: &str = "Record that you refused the parcel at the door";

    fn run(self, context: &mut Context) -> Result<(), Failure> {
        let at = self.args.at(context)?;
        let about = self.about.read()?;
        if context.may_ask() && !context.globals.yes {
            let asker = asker(context, &["--yes"], false)?;
            asker.say(WARNING)?;
            asker.confirm("Record that you refused it?")?;
        }
        let mut session = context.open()?;
        let order = self.args.order.digits()?;
        let refused = |about| Command::Refuse { about, at };
        let about = clarified(context, &mut session, order, about, refused)?;
        change(context, &mut session, &self.args.order, vec![refused(about)]).map(drop)
    }
}
