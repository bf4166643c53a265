//! `redress store path`.

use crate::harness::Place;

#[test]
fn the_path_is_told_whether_or_not_a_store_is_there_and_none_is_made() {
    let place = Place::new();
    let path = place.db().display().to_string();
    assert_eq!(place.does(&["store", "path"]), format!("{path}\n"));
    assert_eq!(place.json(&["store", "path"]), serde_json::json!({ "path": path }));
    assert!(!place.db().exists());
}

#[test]
fn the_flag_beats_the_environment_which_beats_the_data_folder() {
    let place = Place::new();
    let path = |command: &mut std::process::Command| {
        let ran = command.args(["store", "path"]).output().expect("it runs");
        String::from_utf8(ran.stdout).expect("UTF-8")
    };
    let flag = place.folder().join("flag.db");
    let flagged = path(place.command().arg("--db").arg(&flag));
    assert_eq!(flagged, format!("{}\n", flag.display()));
    assert_eq!(path(&mut place.command()), format!("{}\n", place.db().display()));
    let own = path(place.command().env_remove("REDRESS_DB"));
    assert!(own.starts_with(&*place.folder().to_string_lossy()), "{own}");
    assert!(own.ends_with("redress.db\n"), "{own}");
}

#[test]
fn without_any_folder_it_says_how_to_name_one() {
    let place = Place::new();
    let world = redress::World::test(
        ["store", "path", "--json"],
        crate::harness::NOW,
        std::io::empty(),
        std::io::sink(),
        std::io::sink(),
    );
    assert_eq!(redress::run(world).code(), 1);
    drop(place);
}

#[test]
fn what_is_used_is_named_with_the_folder_of_the_settings() {
    let place = Place::new();
    let said = place.run(&["store", "path", "-v"]).stderr;
    let settings = format!("settings: {}\n", place.config().display());
    assert!(said.contains(&settings), "{said}");
    let draft = place.run(&["message", "draft", "--help"]).stdout;
    assert!(draft.contains("messages/LANGUAGE/TOPIC.txt"), "{draft}");
    for verb in ["add", "check"] {
        let help = place.run(&["evidence", verb, "--help"]).stdout;
        for setting in ["evidence-count", "evidence-size", "evidence-types"] {
            assert!(help.contains(setting), "{verb}: {help}");
        }
    }
}
