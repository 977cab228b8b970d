use duizhao::corpus::Corpus;
fn main(){ let c=Corpus::embedded().unwrap(); for e in c.instruments() { let b=e.bitext(); let (mut same,mut all)=(0,0); let mut bad=vec![];
 for u in b.units() { let d=u.bead(); if d.shape()!=(1,1){continue} let (z,n)=(b.zh().get(d.zh[0]).unwrap(), b.en().get(d.en[0]).unwrap()); all+=1; if z.address()==n.address(){same+=1} else {bad.push(format!("   {} | {} | {} | {}", z.address(), n.address(), z.as_str().chars().take(24).collect::<String>(), n.as_str().chars().take(50).collect::<String>()))} }
 println!("{} {same}/{all}", e.meta().slug); for x in bad.iter().take(14) { println!("{x}") } } }
