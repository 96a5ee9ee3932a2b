//! scratch
use gangmu::disk::inputs::Project; use gangmu::{site,pages}; use std::time::Instant;
#[global_allocator] static A: mimalloc::MiMalloc = mimalloc::MiMalloc;
fn main(){
 let p=Project::new(std::path::Path::new("/tmp/corpus/10000"),None); let mut f=vec![];
 let t=Instant::now();
 let c=p.content(&mut f).unwrap(); let s=site::settings(&c).value;
 let cat=site::catalogue(&c,&|x|p.archived(x)).value;
 println!("load {:?}",t.elapsed());
 let th=site::theme(p.theme(&s.theme,&mut f).unwrap().unwrap(),&s).value.unwrap();
 let cx=pages::Context{catalogue:&cat,settings:&s,strings:&th.strings};
 let items=pages::items(&cat);
 let t=Instant::now(); let pgs:Vec<_>=items.iter().map(|&i|pages::page(cx,i)).collect(); println!("views {:?}",t.elapsed());
 let t=Instant::now(); let mut n=0; for x in &pgs { let v=minijinja::Value::from(minijinja::value::Serde(x)); n+=v.len().unwrap_or(0);} println!("values {:?} {n}",t.elapsed());
 let t=Instant::now(); let mut b=0; let mut kinds=std::collections::BTreeMap::new(); for x in &pgs { let t=Instant::now(); let l=th.engine.render(x).unwrap().len(); b+=l; let e:&mut (usize,usize,u128)=kinds.entry(x.template).or_default(); e.0+=1;e.1+=l;e.2+=t.elapsed().as_nanos(); } println!("values+render {:?} {b}",t.elapsed());
 for (k,(n,l,t)) in kinds { println!("{k} n={n} avg {}B {}us", l/n, t/1000/(n as u128)); }
}
