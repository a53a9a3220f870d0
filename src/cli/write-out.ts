import { writeFile } from 'node:fs/promises'
import { CommandError } from './command.ts'

/** Writes what a command made into the file named by `--out`. @throws CommandError with the cure */
export async function writeOut(file: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(file, bytes)
  } catch (error) {
    throw new CommandError(`无法写入 ${file}，请核对路径和权限 (cannot write: ${(error as { code?: string }).code})`)
  }
}
