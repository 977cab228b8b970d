// The pictures of the README, from the embedded corpus: `.ci/browser.sh target/release/examples pictures`.
import { pathToFileURL } from "node:url";
import { launch, open } from "./open.mjs";

const [site, file, folder] = process.argv.slice(2);
const browser = await launch();
const shoot = async (name, url, options, ready = async () => {}) => {
  const page = await open(browser, options);
  await page.goto(url);
  await ready(page);
  await page.screenshot({ path: `${folder}/${name}.png` });
  await page.context().close();
};
await shoot("page", `${pathToFileURL(file).href}#art3`, { viewport: { width: 1280, height: 720 } }, async (page) => {
  await page.evaluate(() => window.scrollBy(0, -160));
  const row = page.locator('[id="art3/para1/sub3"]');
  await row.locator(".zh").hover();
  await row.locator(".zh i").nth(1).hover();
});
await shoot("site", `${site}/search?q=cross-border`, { viewport: { width: 1280, height: 720 }, colorScheme: "dark" });
await browser.close();
