//! `redress demo`.

use crate::harness::Place;

#[test]
fn the_demo_shows_the_main_job_and_touches_no_store() {
    let mut place = Place::new();
    let shown = place.in_terminal(80).does(&["demo"]);
    for part in [
        "$ redress import orders.json",
        "$ redress order list --due",
        "$ redress order cancel 3327 --reason wrong-item",
        "To do: submit the cancellation",
        "$ redress order cancel 3327 --submitted",
        "Cancellation requested",
        "has shipped",
        "$ redress message draft 3327",
        "Wrong check digit",
        "a clear photo of the damage",
        "(exit 4)",
        "Probably closed",
    ] {
        assert!(shown.contains(part), "{part} in {shown}");
    }
    let prepared = shown.find("To do: submit the cancellation");
    assert!(prepared < shown.find("Cancellation requested"), "{shown}");
    // A message is one's own to paste: its lines are not folded.
    let is_pasted = |line: &&str| line.contains("https://") || line.contains("(Pacific time)");
    for line in shown.lines().filter(|line| !is_pasted(line)) {
        assert!(line.chars().count() <= 80 || line.starts_with("hint: "), "{line}");
    }
    assert!(!shown.contains("redress-demo-"), "the throw-away folder is named: {shown}");
    assert!(!place.db().exists());
}

#[test]
fn the_demo_is_the_same_at_any_time_and_leaves_no_folder_behind() {
    let mut place = Place::new();
    let first = place.does(&["demo"]);
    assert_eq!(place.at("2031-01-01T00:00:00Z").does(&["demo"]), first);
    let left = |entry: &std::fs::DirEntry| {
        entry.file_name().to_string_lossy().starts_with("redress-demo-")
    };
    let ran = place.command().env("TMPDIR", place.folder()).arg("demo").output().expect("it runs");
    assert!(ran.status.success());
    let folders = std::fs::read_dir(place.folder()).expect("a folder");
    assert_eq!(folders.filter_map(Result::ok).filter(left).count(), 0);
}

#[test]
fn the_demo_as_json_has_each_step_with_its_exit_code() {
    let steps = Place::new().json(&["demo"]);
    let exits: Vec<_> = steps.as_array().expect("steps").iter().map(|step| &step["exit"]).collect();
    assert_eq!(exits, [0, 0, 0, 0, 0, 0, 4, 0, 0, 0]);
    for step in steps.as_array().expect("steps") {
        for member in ["shows", "command", "stdout", "stderr"] {
            assert!(step[member].is_string(), "{member} in {step:#}");
        }
    }
}
