import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Marks a data folder as one that may be wiped. */
const MARKER = 'GONGKAI-DEMO'
const MARKER_TEXT =
  '演示数据，随时可以删除；每次运行 npm run demo 都会重建。 (Demonstration data; made anew by every npm run demo.)\n'

/** The demonstration cannot be made; the message is for the person at the terminal. */
export class DemoError extends Error {
  readonly spoken = true
}

/**
 * Makes the folder empty and marks it. A folder that holds anything and is not marked is somebody's: it stays as it is.
 * @throws DemoError with the cure in words
 */
export function prepareDemoFolder(folder: string): void {
  try {
    takeFolder(folder)
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code
    if (why === undefined) throw error
    throw new DemoError(
      `演示数据目录 ${folder} 不可写（${why}）：请用 DEMO_DATA_DIR 指定别的目录 ` +
        `(cannot write to the demonstration folder ${folder} (${why}): name another with DEMO_DATA_DIR)`,
    )
  }
}

function takeFolder(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    if (!existsSync(join(folder, MARKER)))
      throw new DemoError(
        `${folder} 不是演示数据目录，没有改动它：请用 DEMO_DATA_DIR 指定别的目录 ` +
          `(${folder} is not a demonstration folder and was left alone: name another with DEMO_DATA_DIR)`,
      )
    // The marker goes last: a wipe that is cut short can be taken up again.
    const entries = readdirSync(folder).filter((name) => name !== MARKER)
    for (const name of entries) rmSync(join(folder, name), { recursive: true, force: true })
  }
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, MARKER), MARKER_TEXT)
}
