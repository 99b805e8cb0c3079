'use client';
// A form in a dialog: its trigger opens it, and the form closes it when it is done.
import { Dialog } from '@tessera/ui/overlay.tsx';
import { useTranslations } from 'next-intl';
import { type ComponentProps, type ReactNode, useState } from 'react';

type FormDialogProps = Omit<ComponentProps<typeof Dialog>, 'open' | 'onOpenChange' | 'closeLabel' | 'children'> & {
  children: (close: () => void) => ReactNode;
  /** From the beginning, where an address asks for it. */
  opened?: boolean;
};

export function FormDialog({ children, opened = false, ...rest }: FormDialogProps) {
  const common = useTranslations('common');
  const [open, setOpen] = useState(opened);
  return (
    <Dialog open={open} onOpenChange={setOpen} closeLabel={common('close')} {...rest}>
      {children(() => setOpen(false))}
    </Dialog>
  );
}
