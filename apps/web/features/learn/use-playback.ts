'use client';
// Plays a playlist in a video element: by hls.js where the browser can be fed, by the browser itself where it can't.
import { useEffect, useEffectEvent } from 'react';

interface Playback {
  url: string;
  startAt: number;
  /** A link did not lead there any more, or the way was cut. */
  onLost: () => void;
}

/** Feeds an element from a moment on; answers how to stop. */
async function feed(element: HTMLVideoElement, { url, startAt, onLost }: Playback): Promise<() => void> {
  const { default: Hls } = await import('hls.js/light');
  if (!Hls.isSupported()) {
    const seek = (): void => void (element.currentTime = startAt);
    element.addEventListener('loadedmetadata', seek, { once: true });
    element.addEventListener('error', onLost);
    element.src = url;
    return () => {
      element.removeEventListener('error', onLost);
      element.removeAttribute('src');
    };
  }
  const hls = new Hls({ startPosition: startAt, maxBufferLength: 60, enableWorker: false });
  hls.on(Hls.Events.ERROR, (_, { fatal, type }) => {
    if (fatal && type === Hls.ErrorTypes.MEDIA_ERROR) hls.recoverMediaError();
    else if (fatal) onLost();
  });
  hls.loadSource(url);
  hls.attachMedia(element);
  return () => hls.destroy();
}

export function usePlayback(element: HTMLVideoElement | null, { url, startAt, onLost }: Playback): void {
  const lost = useEffectEvent(onLost);
  const begin = useEffectEvent((video: HTMLVideoElement, from: string) => {
    // Links that were made anew go on where the old ones ended.
    const wasPlaying = !video.paused;
    const at = video.currentTime > 0 ? video.currentTime : startAt;
    if (wasPlaying) video.addEventListener('canplay', () => void video.play().catch(() => undefined), { once: true });
    return feed(video, { url: from, startAt: at, onLost: () => lost() });
  });
  useEffect(() => {
    if (!element) return;
    let gone = false;
    let stop: (() => void) | undefined;
    begin(element, url).then(
      (how) => (gone ? how() : (stop = how)),
      () => lost(),
    );
    return () => {
      gone = true;
      stop?.();
    };
  }, [element, url]);
}
