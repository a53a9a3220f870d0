import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { openableSize } from '../../picture-size.ts'
import { type Crop } from '../drawing-marks.ts'
import { isJpeg } from '../picture.ts'
import { orientationOf } from './clean-picture.ts'

const OPENER = fileURLToPath(new URL('./crop-process.ts', import.meta.url))
const LONGEST_MS = 20_000
const MOST_BYTES = 200 * 1024 * 1024

/** A picture made anew, with what its part is called and said to be. */
export type CroppedPicture = { bytes: Buffer; extension: 'png' | 'jpeg' }

/**
 * A new picture of what is shown of one: photographs as JPEG, what may be see-through as PNG. Null where it cannot be
 * opened, is turned when shown, has room added around it, or nothing of it is shown. Opened in a process of its own,
 * without the settings of this one: the library crashes on broken pictures, which would end a server with its threads.
 */
export function cropPicture(bytes: Buffer, crop: Crop): CroppedPicture | null {
  const size = openableSize(bytes)
  if (!size || Math.min(crop.left, crop.top, crop.right, crop.bottom) < 0) return null
  if (isJpeg(bytes) && orientationOf(bytes) !== 1) return null
  const [left, top] = [Math.round(crop.left * size.width), Math.round(crop.top * size.height)]
  const width = Math.round((1 - crop.right) * size.width) - left
  const height = Math.round((1 - crop.bottom) * size.height) - top
  if (width < 1 || height < 1) return null
  const extension = isJpeg(bytes) ? 'jpeg' : 'png'
  const words = [OPENER, ...[left, top, width, height].map(String), extension]
  const limits = { timeout: LONGEST_MS, maxBuffer: MOST_BYTES, killSignal: 'SIGKILL' } as const
  const { status, stdout } = spawnSync(process.execPath, words, { input: bytes, env: {}, ...limits })
  return status === 0 && stdout.length > 0 ? { bytes: stdout, extension } : null
}
