/**
 * A display without a screen, with a window manager (native menus need one) and a keyboard and mouse
 * driven by xdotool.
 */
import { type Child, startChild } from '../process/child';
import { readProgram, runProgram } from '../process/run';
import { until } from '../process/until';

export type Display = {
  /** The value for DISPLAY, such as ":99". */
  name: string;
  /** Presses keys one after the other, by their X names ("Up", "Return"). */
  pressKeys: (...keys: readonly string[]) => Promise<void>;
  /** Moves the mouse to a point of the screen and clicks its button (1 left, 3 right). */
  click: (point: { x: number; y: number }, button: 1 | 3) => Promise<void>;
  /** The ids of the windows that can be seen, menus included. */
  listWindows: () => Promise<readonly string[]>;
  /** Writes a PNG of the whole screen. */
  takeScreenshot: (file: string) => Promise<void>;
  stop: () => Promise<void>;
};

/** The screen's size in pixels. */
export const displaySize = { width: 1280, height: 900 };

/** Starts a display on a free number. @throws when Xvfb, openbox or xdotool is missing or fails. */
export async function startDisplay(): Promise<Display> {
  const { width, height } = displaySize;
  // With -displayfd the server picks a free number itself and prints it: no race with another run.
  // Without -noreset it would begin anew when the first question is over, and throw out the window manager that just came.
  const screen = ['-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp', '-noreset'];
  const server = await startChild({ command: 'Xvfb', args: ['-displayfd', '1', ...screen] });
  const children: Child[] = [server];
  const stop = async () => {
    for (const child of [...children].reverse()) await child.stop();
  };
  try {
    const number = await until(
      () => {
        if (server.process.exitCode !== null) throw new Error(server.output());
        return /^(\d+)\s*$/m.exec(server.output())?.[1];
      },
      { what: 'Xvfb names its display' },
    );
    const env = { ...process.env, DISPLAY: `:${number}` };
    children.push(await startChild({ command: 'openbox', args: [], env }));
    // A window manager that answers knows how many desktops there are.
    await until(
      async () => (await runProgram('xdotool', ['get_num_desktops'], { env })).code === 0,
      {
        what: 'the window manager answers',
      },
    );
    return createDisplay(env, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

function createDisplay(env: NodeJS.ProcessEnv, stop: () => Promise<void>): Display {
  const xdotool = (...args: readonly string[]) => readProgram('xdotool', args, { env });
  return {
    name: env['DISPLAY'] ?? '',
    pressKeys: async (...keys) => {
      await xdotool('key', '--delay', '120', ...keys);
    },
    click: async (point, button) => {
      const [x, y] = [Math.round(point.x), Math.round(point.y)];
      await xdotool('mousemove', String(x), String(y));
      // Not `mousemove --sync`: it waits 15 s when the mouse is there already.
      await until(async () => (await xdotool('getmouselocation')).startsWith(`x:${x} y:${y} `), {
        what: `the mouse reaches ${x}, ${y}`,
      });
      await xdotool('click', String(button));
    },
    listWindows: async () => {
      const { output } = await runProgram('xdotool', ['search', '--onlyvisible', '--name', ''], {
        env,
      });
      return output.split('\n').filter((line) => /^\d+$/.test(line));
    },
    takeScreenshot: async (file) => {
      await readProgram('import', ['-window', 'root', file], { env });
    },
    stop,
  };
}
