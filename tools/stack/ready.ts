// Waits until a program that was just started answers.

/** Asks `url` until it answers with a 2xx; fails when the program ends or the time is up. */
export async function untilAnswers(url: string, program: { exited: Promise<number> }, timeoutSeconds: number): Promise<void> {
  let ended: number | undefined;
  void program.exited.then((code) => {
    ended = code;
  });
  const deadline = Date.now() + timeoutSeconds * 1000;
  let last = 'no answer';
  while (Date.now() < deadline) {
    if (ended !== undefined) throw new Error(`the program ended with code ${ended}`);
    try {
      const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(10_000) });
      await answer.arrayBuffer();
      if (answer.status < 400) return;
      last = `status ${answer.status}`;
    } catch (error) {
      last = error instanceof Error ? error.message : String(error);
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`no good answer from ${url} within ${timeoutSeconds} s (${last})`);
}
