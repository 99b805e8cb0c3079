// Sends a table in pieces and has its columns looked at: a piece that was lost is sent again.
import { answer, api } from '@/lib/api.ts';
import { ApiProblem } from '@/lib/problem.ts';
import type { CatalogRun, CatalogRunWhole } from '@/lib/types.ts';

export const LARGEST = 50 * 1024 * 1024;
const PIECE = 1024 * 1024;
const MOST_TRIES = 5;

type Kind = 'csv_products' | 'csv_prices' | 'csv_stock';

async function sendPiece(id: string, offset: number, piece: Blob): Promise<number> {
  for (let tries = 1; ; tries += 1) {
    try {
      const run: CatalogRun = await answer(
        api.PUT('/v1/admin/catalog-runs/{id}/content', {
          params: { path: { id }, query: { offset } },
          // The body goes as it is, whatever the description calls it.
          body: piece as unknown as string,
          bodySerializer: (body: unknown) => body as BodyInit,
          headers: { 'content-type': 'application/octet-stream' },
        }),
      );
      return run.received;
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'RUN_FILE_OFFSET' && typeof error.facts.received === 'number')
        return error.facts.received;
      const lasting = error instanceof ApiProblem && error.status < 500 && error.status !== 429;
      if (lasting || tries >= MOST_TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, 500 * 2 ** tries));
    }
  }
}

export async function sendImport(file: File, kind: Kind, onProgress: (share: number) => void): Promise<CatalogRunWhole> {
  const body = { kind, name: file.name.slice(0, 200), bytes: file.size };
  const { id } = await answer(api.POST('/v1/admin/catalog-runs/imports', { body }));
  for (let come = 0; come < file.size;) {
    come = await sendPiece(id, come, file.slice(come, come + PIECE));
    onProgress(come / file.size);
  }
  try {
    return await answer(api.POST('/v1/admin/catalog-runs/{id}/finish', { params: { path: { id } }, body: {} }));
  } catch (error) {
    // What is no table is not kept waiting.
    await answer(api.POST('/v1/admin/catalog-runs/{id}/cancel', { params: { path: { id } }, body: {} })).catch(() => undefined);
    throw error;
  }
}
