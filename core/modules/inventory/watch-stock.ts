// Keeps what runs low, from marks that changes leave, and tells an organization's people: once when something crosses, at most one mail an hour.
import { describeMembersWho, siteOf, inLocale } from '#modules/organizations/index.ts';
import { sendMail } from '#modules/notifications/index.ts';
import { inTx, systemActor, type Tx } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { defineJob } from '#platform/jobs/index.ts';
import { gramsOf } from '#modules/catalog/index.ts';
import { renderLowStock } from './low-stock-mail.ts';
import { learn, lookAgain, namesOfLow, takeMarks, takeRenames, takeTellers, takeTold, unlearned } from './watch.sql.ts';

const BATCH = 1_000;
/** Products, each of which may lie with many sellers. */
const RENAMES = 100;
const HOUR_MS = 3_600_000;
/** Things that a mail names; it says how many more there are. */
const MOST_NAMED = 20;
const ORGANIZATIONS = 20;

/** What their words are found by. */
function learnWords(tx: Tx, rows: { org_id: Uuid; offer_id: Uuid; words: string; said: number }[]): void {
  if (rows.length === 0) return;
  const grams = rows.map((row) => `{${gramsOf(row.org_id, row.words).join(',')}}`);
  tx.send(learn, [rows.map((row) => row.org_id), rows.map((row) => row.offer_id), rows.map((row) => row.said), grams]);
}

/** Looks again at what changed or is called otherwise. True when there may be more. */
export async function sweepStockMarks(): Promise<boolean> {
  return inTx(systemActor, async (tx) => {
    const [marks, renamed] = await Promise.all([tx.rows(takeMarks, [BATCH]), tx.rows(takeRenames, [RENAMES])]);
    const again = [...marks, ...renamed];
    if (again.length > 0) {
      const these = [again.map((mark) => mark.org_id), again.map((mark) => mark.offer_id)];
      tx.send(lookAgain, [...these, tx.now]);
      learnWords(tx, await tx.rows(unlearned, these));
    }
    return marks.length === BATCH || renamed.length >= RENAMES;
  });
}

async function tell(tx: Tx, orgId: Uuid): Promise<void> {
  const told = await tx.rows(takeTold, [orgId]);
  if (told.length === 0) return;
  const things = await tx.rows(namesOfLow, [orgId, told.map(({ offer_id: id }) => id), MOST_NAMED]);
  const { organization, shop, members } = await describeMembersWho(tx, orgId, 'stock.write');
  const cause = newId();
  for (const { email: to, locale } of members) {
    const made = renderLowStock({
      locale,
      organization,
      things: things.map(({ sku, title, units }) => ({ sku, title: inLocale(title, locale, 'en'), units })),
      more: told.length - things.length,
      url: `${siteOf(shop)}/${locale}/staff/stock?level=low`,
    });
    await sendMail(tx, { orgId, to, template: 'stock.low', locale, ...made, sourceKey: `${cause} ${to}` });
  }
}

/** Tells those who can do something about it. */
async function tellOfLowStock(): Promise<void> {
  await inTx(systemActor, async (tx) => {
    const due = await tx.rows(takeTellers, [tx.now, new Date(tx.now.getTime() - HOUR_MS), ORGANIZATIONS]);
    for (const { org_id: orgId } of due) await tell(tx, orgId);
  });
}

defineJob('tell_low_stock', tellOfLowStock, { cron: '* * * * *', maxAttempts: 1 });
