'use client';
// The cards of a bought line, from the page of the order; guests come this way, who have no account.
import { Button } from '@tessera/ui/button.tsx';
import { Dialog } from '@tessera/ui/overlay.tsx';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { answer, api } from '@/lib/api.ts';
import type { MyCard as Card } from '@/lib/types.ts';
import { MyCard } from './my-card.tsx';

interface LineActsProps {
  orderId: string;
  line: { id: string; state: string };
}

const issued = new Set(['issued', 'closed', 'refunded']);

/** A list says a hundred at a time; a line may have some more. */
async function cardsOf(orderId: string, lineId: string): Promise<Card[]> {
  const found: Card[] = [];
  for (let cursor: string | undefined; ;) {
    const query = { orderId, limit: 100, ...(cursor ? { cursor } : {}) };
    const { items, nextCursor } = await answer(api.GET('/v1/me/cards', { params: { query } }));
    found.push(...items.filter((card) => card.lineId === lineId));
    if (!nextCursor) return found;
    cursor = nextCursor;
  }
}

export function LineActs({ orderId, line: { id, state } }: LineActsProps) {
  const t = useTranslations('kinds.membership');
  const common = useTranslations('common');
  const words = useTranslations('cards');
  const [cards, setCards] = useState<Card[]>([]);
  useEffect(() => {
    if (!issued.has(state)) return setCards([]);
    let gone = false;
    cardsOf(orderId, id).then(
      (found) => gone || setCards(found),
      // The order tells everything else; the account's list of cards has them, too.
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [orderId, id, state]);
  if (cards.length === 0) return null;
  const change = (changed: Card): void => setCards((all) => all.map((card) => (card.id === changed.id ? changed : card)));
  return (
    <Dialog
      title={words('title')}
      closeLabel={common('close')}
      trigger={
        <Button size="sm" data-testid="show-cards">
          {t('show')}
        </Button>
      }
    >
      <ul className="grid justify-items-center gap-10 py-2">
        {cards.map((card) => (
          <li key={card.id} className="w-full max-w-96">
            <MyCard card={card} ordered onChanged={change} />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
