//! What the reading of imports must get right, on small programs.

use std::collections::{BTreeMap, BTreeSet};

use crate::architecture::circles::circles;
use crate::architecture::tokens::tokens;
use crate::architecture::tree::{Named, Tree};

/// A program of these files.
fn program(files: &[(&str, &str)]) -> Tree {
    let files: BTreeMap<String, String> =
        files.iter().map(|(name, code)| ((*name).to_owned(), (*code).to_owned())).collect();
    Tree::read(&files, &["chrono", "serde"])
}

/// What a file names, as `file:name` or the name of a crate.
fn names(tree: &Tree, file: &str) -> Vec<String> {
    tree.names()[file]
        .iter()
        .map(|named| match named {
            Named::Ours(file, name) => format!("{file}:{name}"),
            Named::Foreign(name) => name.clone(),
        })
        .collect()
}

/// What `user.rs` names beside a library of a folder with two files and a file with two enums.
fn named_by(user: &str) -> Vec<String> {
    let tree = program(&[
        ("lib.rs", "mod user; mod low; mod shapes;"),
        ("user.rs", user),
        ("low/mod.rs", "mod deep; mod other; pub(crate) use deep::{Deep, make as build};"),
        ("low/deep.rs", "pub(crate) struct Deep; pub(crate) fn make() {}"),
        ("low/other.rs", "pub(crate) use super::deep::Deep as Known; pub(crate) const A: u8 = 1;"),
        ("shapes.rs", "pub(crate) enum Round { Ball } pub(crate) use crate::low::build as mould;"),
    ]);
    names(&tree, "user.rs")
}

#[test]
fn grouped_imports_are_taken_apart() {
    for (user, expected) in [
        (
            "use crate::{low::{Deep, other::{A, Known as K}}, shapes::Round};",
            &["low/deep.rs:Deep", "low/other.rs:A", "shapes.rs:Round"][..],
        ),
        ("use super::{low::{other::{self as o}}};", &["low/other.rs:*"]),
        (
            "pub(crate) use {crate::shapes::Round, serde::{Serialize as _, de}};",
            &["shapes.rs:Round", "serde"],
        ),
        ("use crate::shapes::*;", &["shapes.rs:*"]),
    ] {
        assert_eq!(named_by(user), expected, "{user}");
    }
}

#[test]
fn a_name_counts_for_the_file_that_defines_it() {
    for (user, expected) in [
        ("use crate::low::build;", "low/deep.rs:make"),
        ("use crate::shapes::mould;", "low/deep.rs:make"),
        ("use crate::low::other::Known;", "low/deep.rs:Deep"),
        ("use crate::shapes::Round::Ball;", "shapes.rs:Round"),
        ("fn f() { crate::shapes::Round::Ball; }", "shapes.rs:Round"),
        ("fn f() { super::shapes::mould() }", "low/deep.rs:make"),
        ("fn f() { use crate::low::Deep; }", "low/deep.rs:Deep"),
        ("fn f() { make::<crate::low::Deep>() }", "low/deep.rs:Deep"),
        ("#[arg(value_parser = crate::low::build)] struct A;", "low/deep.rs:make"),
        ("mod inner { use super::super::low::Deep; }", "low/deep.rs:Deep"),
        ("fn f() -> chrono::NaiveDate {}", "chrono"),
        ("fn f() -> ::chrono::NaiveDate {}", "chrono"),
    ] {
        assert_eq!(named_by(user), [expected], "{user}");
    }
}

#[test]
fn a_path_begins_at_what_the_file_has_imported() {
    let user =
        "use crate::low as l; use crate::shapes; fn f() { l::build(); shapes::Round::Ball; }";
    let expected = ["low/deep.rs:make", "low/mod.rs:*", "shapes.rs:*", "shapes.rs:Round"];
    assert_eq!(named_by(user), expected);
}

#[test]
fn what_does_not_run_names_nothing() {
    for user in [
        "// use crate::low::Deep;",
        "/* use crate::shapes::Round; /* nested */ use crate::low::Deep; */",
        "const A: &str = \"crate::low::Deep\"; const B: &str = r#\"\"crate::low::Deep\"#;",
        "const A: char = '\"'; const B: &str = \"\\\"crate::low::Deep\";",
        "#[cfg(test)] use crate::low::Deep;",
        "#[cfg(test)] mod tests { use crate::low::Deep; fn f() { crate::shapes::mould() } }",
        "#[cfg(test)] pub(super) const fn f() { crate::shapes::mould() }",
        "#[cfg(all(test, unix))] #[test] fn f<A, B>() -> [u8; 2] { crate::shapes::mould() }",
        "struct A { #[cfg(test)] deep: crate::low::Deep, b: u8 }",
        "pub(in crate::low) struct A; struct B { pub(in crate::low) b: u8 }",
        "fn f() -> impl Iterator<Item = u8> + use<'_> {}",
        "fn f() { <A as B>::chrono::f(); <[A]>::serde::f(); }",
        "fn f(own: Own) { Own::default(); std::mem::take(&mut own); }",
    ] {
        assert_eq!(named_by(user), Vec::<String>::new(), "{user}");
    }
}

#[test]
fn what_runs_beside_tests_is_read() {
    for user in [
        "#[cfg(test)] mod tests {} use crate::low::Deep;",
        "#[cfg(test)] use x::{a, b}; use crate::low::Deep;",
        "#[cfg(test)] const A: [u8; 2] = [1, 2]; use crate::low::Deep;",
        "#[cfg(not(test))] use crate::low::Deep;",
        "struct A { #[cfg(test)] a: u8, deep: crate::low::Deep }",
        "fn f<'a>(a: &'a str) -> char { 'a' } use crate::low::Deep;",
        "const A: &[u8] = b\"\\\\\"; use crate::low::Deep;",
    ] {
        assert_eq!(named_by(user), ["low/deep.rs:Deep"], "{user}");
    }
}

#[test]
fn macros_and_what_they_make_have_a_file() {
    let tree = program(&[
        ("lib.rs", "mod user; mod policy;"),
        ("policy.rs", "macro_rules! any { () => { 1 } } pub(crate) use any; ids! { Rule { A } }"),
        ("user.rs", "use crate::policy::{Rule, any}; fn f() { crate::policy::any!() }"),
    ]);
    assert_eq!(names(&tree, "user.rs"), ["policy.rs:Rule", "policy.rs:any"]);
}

#[test]
fn a_module_and_a_function_may_share_a_name() {
    let tree = program(&[
        ("lib.rs", "mod app; mod user;"),
        ("app/mod.rs", "mod check; mod list; pub(crate) use check::check; fn list() {}"),
        ("app/check.rs", "pub(crate) fn check() { super::list::all() }"),
        ("app/list.rs", "use super::check::check;"),
        ("user.rs", "use crate::app::check as other;"),
    ]);
    assert_eq!(names(&tree, "app/list.rs"), ["app/check.rs:check"]);
    assert_eq!(names(&tree, "app/check.rs"), ["app/list.rs:all"]);
    assert!(names(&tree, "user.rs").contains(&"app/check.rs:check".to_owned()));
}

#[test]
fn circles_are_found_through_re_exports_and_declarations_are_none() {
    let lines = [
        ("lib.rs", "mod a; mod b; mod c; mod d;"),
        ("a.rs", "use crate::b::Made;"),
        ("b.rs", "pub(crate) use crate::c::Made;"),
        ("c.rs", "pub(crate) struct Made; fn f() { crate::a::f() }"),
        ("d/mod.rs", "mod one; mod two; pub(crate) use one::One;"),
        ("d/one.rs", "pub(crate) struct One;"),
        ("d/two.rs", "use super::One;"),
    ];
    let found: Vec<Vec<String>> =
        circles(&program(&lines)).into_iter().map(|circle| circle.into_iter().collect()).collect();
    assert_eq!(found, [["a.rs", "c.rs"]]);
    let mut upward = lines;
    upward[4].1 = "mod one; mod two; pub(crate) use one::One; pub(crate) struct Own;";
    upward[5].1 = "pub(crate) struct One; fn f() -> super::Own {}";
    let sizes: Vec<usize> = circles(&program(&upward)).iter().map(BTreeSet::len).collect();
    assert_eq!(sizes, [2, 2]);
}

#[test]
fn an_index_has_code_where_it_holds_more_than_modules_and_re_exports() {
    for (code, has_code) in [
        ("//! Docs.\n#![expect(unused)]\n#[cfg(unix)]\nmod a;\npub(crate) use a::{B, c};", false),
        ("mod a; #[cfg(test)] mod tests { fn f() {} }", false),
        ("mod a; const B: u8 = 1;", true),
        ("mod a; impl a::B {}", true),
        ("mod a; include!(\"b.rs\");", true),
        ("mod a; mod b { }", true),
    ] {
        let tree = program(&[("lib.rs", "mod x;"), ("x/mod.rs", code), ("x/a.rs", "")]);
        assert_eq!(tree.indexes_with_code().len(), usize::from(has_code), "{code}");
    }
}

#[test]
fn source_is_read_to_words_and_signs() {
    let code = "let a: &'b str = r##\"x\"# y\"##; // no\nf(b'\\'', 'c', '\\u{e9}', r#type);";
    let read = tokens(code).join(" ");
    assert_eq!(read, "let a : & str = \"\" ; f ( \"\" , \"\" , \"\" , type ) ;");
}
