'use client';
// How to find one's size: a table of body measures in centimetres and inches.
import { Button } from '@tessera/ui/button.tsx';
import { Dialog } from '@tessera/ui/overlay.tsx';
import { Table, Td, Th } from '@tessera/ui/table.tsx';
import { useTranslations } from 'next-intl';
import { useState } from 'react';

const rows: [string, number, number, number][] = [
  ['XS', 86, 72, 59],
  ['S', 92, 78, 60],
  ['M', 98, 84, 62],
  ['L', 104, 90, 64],
  ['XL', 111, 97, 66],
  ['XXL', 118, 104, 68],
];
const inches = (cm: number): string => (Math.round((cm / 2.54) * 2) / 2).toString();

export function SizeTable({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useTranslations('kinds.physical.sizes');
  const [unit, setUnit] = useState<'cm' | 'in'>('cm');
  const show = (cm: number): string => (unit === 'cm' ? String(cm) : inches(cm));
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('title')} description={t('how')} closeLabel={t('close')}>
      <div role="group" aria-label={t('unit')} className="mb-4 flex gap-2">
        {(['cm', 'in'] as const).map((code) => (
          <Button key={code} size="sm" look={unit === code ? 'main' : 'line'} aria-pressed={unit === code} onClick={() => setUnit(code)}>
            {t(code)}
          </Button>
        ))}
      </div>
      <Table label={t('title')} className="tabular">
        <thead>
          <tr>
            <Th>{t('size')}</Th>
            <Th>{t('chest')}</Th>
            <Th>{t('waist')}</Th>
            <Th>{t('length')}</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([size, chest, waist, length]) => (
            <tr key={size}>
              <th scope="row" className="border-b border-line px-3 py-3 text-start font-medium">
                {size}
              </th>
              <Td>{show(chest)}</Td>
              <Td>{show(waist)}</Td>
              <Td>{show(length)}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Dialog>
  );
}
