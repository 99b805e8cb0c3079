'use client';
// A text as a picture for cameras and scanners; dark on light in every mode, as they like it.
import { cn } from '@tessera/ui/cn.ts';
import { Skeleton } from '@tessera/ui/skeleton.tsx';
import { useEffect, useState } from 'react';

export function Qr({ text, label, className = 'size-44' }: { text: string; label: string; className?: string }) {
  const [url, setUrl] = useState('');
  useEffect(() => {
    let stale = false;
    void import('qrcode').then(async ({ toString }) => {
      const svg = await toString(text, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' });
      if (!stale) setUrl(`data:image/svg+xml;utf8,${encodeURIComponent(svg)}`);
    });
    return () => {
      stale = true;
    };
  }, [text]);
  return url ? <img src={url} alt={label} className={cn('rounded-md bg-white', className)} /> : <Skeleton className={className} />;
}
