// Progress for people: one line per step, with the seconds it took.

export interface Steps {
  /** Runs a step and says how long it took; a note that the work returns is added to the line. */
  step<T>(title: string, work: (note: (text: string) => void) => Promise<T>): Promise<T>;
  say(text: string): void;
}

/** Lines on a terminal count their seconds while they run; elsewhere they are written when done, and every ten seconds of a long wait. */
export function stepsTo(out: NodeJS.WriteStream): Steps {
  const secondsSince = (began: number): string => `${((Date.now() - began) / 1000).toFixed(1)} s`;
  return {
    async step(title, work) {
      const began = Date.now();
      let added = '';
      const line = (mark: string): string => `${mark} ${title}${added ? ` (${added})` : ''}`.padEnd(58);
      const draw = (): boolean => out.write(`\r${line('·')} ${secondsSince(began)} `);
      const beat = out.isTTY ? setInterval(draw, 200) : setInterval(() => out.write(`  … ${title} ${secondsSince(began)}\n`), 10_000);
      if (out.isTTY) draw();
      const end = (mark: string): void => {
        clearInterval(beat);
        out.write(`${out.isTTY ? '\r' : ''}${line(mark)} ${secondsSince(began)}\n`);
      };
      try {
        const result = await work((text) => {
          added = text;
        });
        end('✓');
        return result;
      } catch (error) {
        end('✗');
        throw error;
      }
    },
    say: (text) => void out.write(`${text}\n`),
  };
}
