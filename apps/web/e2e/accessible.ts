// What every page is held to: axe finds nothing, and it fits the screen.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** What was asked for has come, and nothing of it is against the rules. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  await expect(page.locator('h1, [role="dialog"] h2').first()).toBeVisible();
  await expect(page.locator('[data-waiting]').filter({ visible: true })).toHaveCount(0);
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa']).analyze();
  const found = violations.map(
    (violation) => `${what}: ${violation.id} ${violation.nodes[0]?.target.join(' ')} ${violation.nodes[0]?.any[0]?.message ?? ''}`,
  );
  expect(found).toEqual([]);
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect([what, sideways]).toEqual([what, 0]);
}
