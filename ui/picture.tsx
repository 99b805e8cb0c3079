// A picture in the sizes there are of it.
import type { ComponentProps } from 'react';
import { cn } from './cn.ts';

/** Widths in which the engine has what people uploaded, beside the picture itself; drawings fit every width. */
const widths = [320, 640, 1280];
const uploaded = /^(.*\/media\/[0-9a-f]{32})\.webp$/;

const sourcesOf = (stem: string, type: 'avif' | 'webp'): string => widths.map((width) => `${stem}-${width}.${type} ${width}w`).join(', ');

/**
 * A picture in a box of fixed shape, so that loading never moves the page. `sizes` says how wide it is shown, so that no phone loads what only
 * a wide screen shows.
 */
export function Picture({
  url,
  alt,
  className,
  eager,
  width = 1200,
  height = 1500,
  sizes = '(min-width: 80rem) 20rem, (min-width: 48rem) 33vw, 50vw',
  ...rest
}: { url: string; alt: string; eager?: boolean } & Omit<ComponentProps<'img'>, 'src' | 'alt'>) {
  const [, stem] = uploaded.exec(url) ?? [];
  const picture = (
    <img
      src={url}
      alt={alt}
      width={width}
      height={height}
      loading={eager ? 'eager' : 'lazy'}
      decoding="async"
      {...(eager ? { fetchPriority: 'high' as const } : {})}
      {...(stem ? { srcSet: `${sourcesOf(stem, 'webp')}, ${url} 1920w`, sizes } : {})}
      className={cn('block h-auto w-full bg-sunken object-cover', className)}
      {...rest}
    />
  );
  return stem ? (
    <picture className="contents">
      <source type="image/avif" srcSet={sourcesOf(stem, 'avif')} sizes={sizes} />
      {picture}
    </picture>
  ) : (
    picture
  );
}
