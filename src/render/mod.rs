//! The pages of a site: typed views of the catalogue, rendered by a theme.
//!
//! In: the `Catalogue`, the settings and a theme's files. `strings` has the words of the interface, `cite` and
//! `chart` what pages say in several forms, `pages` the views, `theme` the templates. Out: HTML.

pub mod strings;

pub mod icon;

pub mod cite;

pub mod chart;

pub mod pages;

pub mod theme;
