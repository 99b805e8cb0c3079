// What every page is held to: axe finds nothing, and it fits the screen.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const found = async (what: string, axe: AxeBuilder): Promise<string[]> => {
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${what}: ${id} ${nodes[0]?.target.join(' ')} ${nodes[0]?.any[0]?.message ?? ''}`);
};

/** What was asked for has come, and nothing of it is against the rules; of the dark colours only what colours can break. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await expect(page.locator('h1, [role="dialog"] h2').first()).toBeVisible();
  await expect(page.locator('[data-waiting]').filter({ visible: true })).toHaveCount(0);
  const inLight = await found(what, new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa']));
  await page.emulateMedia({ colorScheme: 'dark' });
  const inDark = await found(`${what}, dark`, new AxeBuilder({ page }).withRules(['color-contrast']));
  expect([...inLight, ...inDark]).toEqual([]);
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect([what, sideways]).toEqual([what, 0]);
}
