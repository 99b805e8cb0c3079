'use client';
// The pictures of a choice: a row to swipe on the phone, a wall of pictures on wide screens.
import { Picture } from '@tessera/ui/picture.tsx';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import type { Product } from '@/lib/types.ts';

export function Gallery({ pictures }: { pictures: Product['pictures'] }) {
  const t = useTranslations('product');
  const strip = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState(0);
  const first = pictures[0]?.url;
  useEffect(() => {
    if (!first) return;
    strip.current?.scrollTo({ left: 0 });
    setShown(0);
  }, [first]);
  if (!first) return <NoPicture />;
  return (
    <section aria-label={t('pictures')} className="min-w-0 max-md:-mx-4">
      <div
        ref={strip}
        tabIndex={0}
        role="group"
        aria-label={t('pictures')}
        onScroll={(event) => setShown(Math.round(Math.abs(event.currentTarget.scrollLeft) / event.currentTarget.clientWidth))}
        className="flex snap-x snap-mandatory overflow-x-auto [scrollbar-width:none] lg:grid lg:grid-cols-2 lg:gap-4 lg:overflow-visible"
      >
        {pictures.map((picture, i) => (
          <div
            key={picture.url}
            className={`w-full shrink-0 snap-center ${i === 0 ? 'lg:col-span-2' : ''} ${i === pictures.length - 1 && i % 2 === 1 ? 'lg:last:col-span-2' : ''}`}
          >
            <Picture
              url={picture.url}
              alt={picture.alt}
              eager={i === 0}
              sizes={`(min-width: 64rem) ${i === 0 ? 60 : 30}vw, (min-width: 48rem) 50vw, 100vw`}
              className={`aspect-4/5 md:rounded-(--radius-picture) ${i === 0 ? 'lg:aspect-[10/11]' : ''}`}
            />
          </div>
        ))}
      </div>
      <div aria-hidden className="mt-3 flex justify-center gap-2 lg:hidden">
        {pictures.map((picture, i) => (
          <span key={picture.url} className={`h-0.5 w-6 ${i === shown ? 'bg-ink' : 'bg-line'}`} />
        ))}
      </div>
    </section>
  );
}

/** Keeps the place of pictures on wide screens, as lists do; on a phone what can be bought comes first. */
const NoPicture = () => (
  <div className="max-md:hidden">
    <Picture url="" alt="" className="aspect-4/5 rounded-(--radius-picture) lg:aspect-[10/11]" />
  </div>
);
