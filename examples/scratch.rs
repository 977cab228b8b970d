use std::time::Instant; use duizhao::corpus::Corpus; use duizhao::index::Index; use duizhao::search::*;
fn main(){ let t=Instant::now(); let c=Corpus::embedded().unwrap(); println!("corpus {:?}",t.elapsed());
let t=Instant::now(); let u=c.units(); println!("units {} {:?}",u.len(),t.elapsed());
let t=Instant::now(); let i=Index::in_memory().unwrap(); println!("inmem {:?}",t.elapsed());
let t=Instant::now(); let mut x=i.indexer().unwrap(); println!("indexer {:?}",t.elapsed());
let t=Instant::now(); for y in &u { x.add(y).unwrap(); } println!("add {:?}",t.elapsed());
let t=Instant::now(); x.commit().unwrap(); println!("commit {:?}",t.elapsed());
let t=Instant::now(); let s=Searcher::new(&i).unwrap(); println!("searcher {:?}",t.elapsed());
let t=Instant::now(); let h=s.search(&Query::parse("VPN approval").unwrap(),10).unwrap(); println!("search {} {:?}",h.len(),t.elapsed());
let t=Instant::now(); let h=s.search(&Query::parse("未经批准").unwrap(),10).unwrap(); println!("search {} {:?}",h.len(),t.elapsed());
}
