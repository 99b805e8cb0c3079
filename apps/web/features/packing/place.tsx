'use client';
// Who sends, and from where.
import { useLocale } from 'next-intl';
import type { PackingSlip, PackingSlips } from '@/lib/types.ts';

export function Place({ of, slip }: { of: PackingSlips; slip: PackingSlip }) {
  const locale = useLocale();
  const { from } = slip;
  const sellers = [...new Set(slip.lines.map(({ seller }) => seller))].join(', ');
  const country = from?.country ? new Intl.DisplayNames([locale], { type: 'region' }).of(from.country) : null;
  const lines = [...new Set([sellers || of.shop, from?.name, from?.address, country])].filter(Boolean);
  return (
    <address className="not-italic">
      {lines.map((line) => (
        <span key={line} className="block whitespace-pre-line">
          <bdi>{line}</bdi>
        </span>
      ))}
    </address>
  );
}
