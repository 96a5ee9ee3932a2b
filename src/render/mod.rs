//! The pages of a site: typed views of the catalogue, rendered by a theme.
//!
//! In: the `Catalogue`, the settings and a theme's files. `strings` has the words of the interface, `english` how
//! names of offices are given to readers of English, `phrases` where titles may be broken, `cite` and
//! `chart` what pages say in several forms; `cut` knows what is too much for one page; `parts` makes what views are made of, `theme` loads templates, and `pages`
//! puts both together. Out: HTML.

pub mod strings;

pub mod english;

pub mod icon;

pub mod phrases;

pub mod cite;

pub mod chart;

pub mod cut;

pub mod parts;

pub mod theme;

pub mod pages;
