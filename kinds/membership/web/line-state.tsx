'use client';
// The state of a membership's line in words.
import { Badge, type Tone } from '@tessera/ui/bits.tsx';
import { useTranslations } from 'next-intl';

const tones: Record<string, Tone> = {
  reserved: 'warning',
  paid: 'info',
  issued: 'success',
  closed: 'success',
  cancelled: 'danger',
  expired: 'danger',
  refunded: 'danger',
};

export function LineState({ state }: { state: string }) {
  const t = useTranslations('kinds.membership.state');
  return <Badge tone={tones[state] ?? 'plain'}>{t.has(state) ? t(state) : state}</Badge>;
}
