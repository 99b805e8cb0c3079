'use client';
// A form in a sheet of its own, opened by a button: the same for services, people and hours.
import { Button } from '@tessera/ui/button.tsx';
import { Sheet } from '@tessera/ui/overlay.tsx';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';

interface EditProps {
  title: string;
  /** What the button says; its title when absent. */
  label?: string;
  look?: 'main' | 'line';
  testId?: string;
  children: (close: () => void) => ReactNode;
}

export function EditSheet({ title, label, look = 'line', testId, children }: EditProps) {
  const common = useTranslations('common');
  const [open, setOpen] = useState(false);
  return (
    <Sheet
      open={open}
      onOpenChange={setOpen}
      title={title}
      closeLabel={common('close')}
      className="max-w-xl"
      trigger={
        <Button size={look === 'main' ? 'md' : 'sm'} look={look} data-testid={testId} aria-label={label ? title : undefined}>
          {label ?? title}
        </Button>
      }
    >
      {children(() => setOpen(false))}
    </Sheet>
  );
}
