// The site and a page in a real browser: `node test.mjs ADDRESS PAGE.html ZH EN`.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { launch, open } from "./open.mjs";

const [site, file, zh, en] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const browser = await launch();
let done = 0;

const step = async (name, options, run) => {
  const page = await open(browser, options);
  try {
    await run(page);
    assert.deepEqual(page.faults, [], "no message of the browser");
    console.log(`ok ${name}`);
    done += 1;
  } catch (error) {
    console.error(`FAILED ${name}: ${page.url()}`);
    throw error;
  } finally {
    await page.context().close();
  }
};

// What axe-core finds that is serious. Its script comes in from outside of the page, so the page's policy stands.
const accessible = async (page) => {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  const serious = violations.filter(({ impact }) => ["serious", "critical"].includes(impact));
  const told = serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).slice(0, 3).join(" | ")}`);
  assert.deepEqual(told, [], page.url());
};
const fits = async (page) => {
  const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  assert.ok(inner <= outer, `${page.url()}: ${inner} wide in ${outer}`);
};
const search = async (page, words) => {
  await page.goto(site);
  await page.fill("#q", words);
  await page.press("#q", "Enter");
  await page.waitForURL(/\/search/);
};

await step("search in English", {}, async (page) => {
  await search(page, '"personal data"');
  assert.ok((await page.locator(".en mark.hit").count()) > 0);
  assert.ok((await page.locator(".zh mark.hit").count()) >= 0);
  await accessible(page);
});

await step("search in Chinese, on a site that speaks Chinese", { locale: "zh-CN" }, async (page) => {
  await search(page, "个人数据");
  assert.equal(await page.getAttribute("html", "lang"), "zh-Hans");
  assert.ok((await page.locator(".zh mark.hit").first().textContent()).includes("个人数据"));
  await page.click(".switch");
  assert.equal(await page.getAttribute("html", "lang"), "en");
  assert.ok(page.url().includes("/search?q="), "the switch stays where it was");
});

await step("suggestions", {}, async (page) => {
  await page.goto(site);
  await page.locator("#q").pressSequentially("个人");
  await page.waitForFunction(() => document.querySelectorAll("#suggestions option").length > 0);
});

await step("open a clause, follow a citation, go on to the next", {}, async (page) => {
  await search(page, "第三条");
  await page.locator(".hits h2 a").first().click();
  await page.waitForURL(/\/i\/[^/]+\/art3/);
  assert.ok((await page.locator("main .r").count()) > 0);
  await page.goto(`${site}/i/personal-data-protection-law`);
  const citation = page.locator("main a.q").first();
  const target = (await citation.getAttribute("href")).slice(1);
  await citation.click();
  assert.equal(decodeURIComponent(new URL(page.url()).hash.slice(1)), target);
  assert.ok(await page.locator(`[id="${target}"]`).isVisible());
  await page.goto(`${site}/i/personal-data-protection-law/art3`);
  await page.click(".ways [rel=next]");
  assert.ok(page.url().endsWith("/art4"));
  await accessible(page);
});

await step("linked words, finding and the switch of columns", {}, async (page) => {
  await page.goto(`${site}/i/personal-data-protection-law/art5`);
  const number = page.locator(".n").first();
  await number.focus();
  await page.keyboard.press("ArrowRight");
  for (const side of ["zh", "en"]) assert.ok((await page.locator(`.${side} i.lit`).count()) > 0, side);
  assert.ok((await page.textContent("#said")).includes("–"));
  await page.locator(".zh i").first().hover();
  assert.ok((await page.locator(".en i.lit").count()) > 0);
  const before = await page.locator("main .zh").first().textContent();
  await page.goto(`${site}/i/personal-data-protection-law`);
  await page.fill("#find", "同意");
  await page.waitForFunction(() => /^1 \/ \d+$/.test(document.getElementById("found").textContent));
  await page.fill("#find", "zzzz");
  await page.waitForFunction(() => document.getElementById("found").textContent === "not found");
  await page.click("label[for=v-zh]");
  assert.ok(await page.locator("main .en").first().isHidden());
  assert.ok(before.length > 0);
});

await step("keyboard only", {}, async (page) => {
  await page.goto(site);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.id), "q");
  await page.keyboard.type("data");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/search\?q=data/);
  await page.locator(".hits h2 a").first().focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/i\//);
  await page.locator(".n").first().focus();
  await page.keyboard.press("ArrowDown");
  assert.ok(await page.evaluate(() => document.activeElement.classList.contains("n")));
});

await step("compare two files, with markup in text and name", {}, async (page) => {
  await page.goto(`${site}/compare`);
  await accessible(page);
  const hostile = (text) => Buffer.from(`${text}<img src=x onerror="document.title='ran'"><script>document.title='ran'</script>\n`);
  const upload = (zh, en) => Promise.all([page.setInputFiles("#zh", zh), page.setInputFiles("#en", en)]);
  await upload({ name: "<b>.txt", mimeType: "text/plain", buffer: hostile("第一条　不得转租专线。") }, { name: "\"><i>.txt", mimeType: "text/plain", buffer: hostile("Article 1 No line.") });
  await page.click("button[type=submit]");
  await page.waitForSelector("main .r");
  assert.ok((await page.textContent("main .zh")).includes("<img src=x"));
  assert.notEqual(await page.title(), "ran");
  await page.goto(`${site}/compare`);
  await upload(zh, en);
  await page.click("button[type=submit]");
  await page.waitForSelector("main .r");
  assert.ok((await page.locator(".plot svg text").count()) > 0);
  await accessible(page);
});

for (const colorScheme of ["light", "dark"]) {
  await step(`phone width, ${colorScheme}`, { viewport: { width: 390, height: 844 }, colorScheme }, async (page) => {
    for (const path of ["/", "/search?q=data", "/i/personal-data-protection-law", "/i/electronic-payments-ordinance-hk/art3", "/compare", "/api"]) {
      await page.goto(site + path);
      await fits(page);
      await accessible(page);
    }
  });
}

await step("the page of its own file", {}, async (page) => {
  await page.goto(pathToFileURL(file).href);
  await page.click(".outline a >> nth=1");
  await page.fill("#find", "data");
  await page.waitForFunction(() => /^1 \/ /.test(document.getElementById("found").textContent));
  await accessible(page);
});

await step("the page without its script", { javaScriptEnabled: false }, async (page) => {
  await page.goto(pathToFileURL(file).href);
  assert.ok(await page.locator("main .r").first().isVisible());
  assert.ok(await page.locator("#find").isHidden());
  await page.click("label[for=v-en]");
  assert.ok(await page.locator("main .zh").first().isHidden());
});

await browser.close();
console.log(`${done} steps`);
