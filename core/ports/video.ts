// What we ask of whoever works on video: say what a file is, cut it into segments, write a name over it.

export interface VideoFacts {
  seconds: number;
  width: number;
  height: number;
  hasSound: boolean;
}

export interface VideoSegment {
  /** A file in the folder that was given. */
  path: string;
  seconds: number;
  bytes: number;
}

export interface SegmentRequest {
  source: string;
  /** An empty folder for what is made. */
  folder: string;
  /** Words that stand on the picture, moving, all the way through. */
  watermark?: string;
  segmentSeconds: number;
  /** Larger pictures are made smaller. */
  mostHeight: number;
  /** Of everything made, together. */
  mostBytes: number;
  /** By the clock on the wall. */
  mostSeconds: number;
}

export interface VideoTools {
  /** @throws VideoToolsMissing, VideoRefused when it is no video that we can read, VideoTooHeavy */
  inspect(source: string): Promise<VideoFacts>;
  /** H.264 and AAC in MPEG-TS, each segment playable from its start. @throws VideoToolsMissing, VideoRefused, VideoTooHeavy */
  segment(request: SegmentRequest): Promise<VideoSegment[]>;
}

/** There is nothing here that works on video. An operator mends it, nobody else. */
export class VideoToolsMissing extends Error {}

/** The file is no video that can be shown. Trying again does not help. */
export class VideoRefused extends Error {}

/** It took more time, memory or room than it was given. */
export class VideoTooHeavy extends Error {}
