import { execFileSync } from 'node:child_process'
import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { type Browser, chromium, type LaunchOptions, type Locator, type Page } from 'playwright-core'
import manifest from '../../package.json' with { type: 'json' }

/** No sandbox: containers and root have none. The rest keeps a test browser from calling out. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** What a page may wait for at most: a machine with other work takes many times as long as an idle one. */
const PATIENCE_MS = 120_000

const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/**
 * Starts a headless Chromium: the one in `@sparticuz/chromium`, which brings its own libraries, starts three times as
 * fast and is the same everywhere; where it does not run (macOS, Windows, arm64) the system's. Nothing is downloaded.
 * GONGKAI_BROWSER: `bundled` or `system` for that one only, or the path of another.
 * @throws the last candidate's error where none starts
 */
export async function openBrowser(): Promise<Browser> {
  let failure: unknown = new Error('no Chromium found: install one, or set GONGKAI_BROWSER to its path')
  for (const candidate of candidates()) {
    try {
      const browser = await chromium.launch({ args: FLAGS, timeout: PATIENCE_MS, ...candidate() })
      return browser.on('context', (context) => {
        context.setDefaultTimeout(PATIENCE_MS)
        context.on('page', waitAfterClicks)
      })
    } catch (error) {
      failure = error
    }
  }
  throw failure
}

const waiting = new WeakSet<Locator>()

/**
 * Playwright's click returns when the first bytes of the page it leads to are there: what is read, counted or pressed
 * next may still be missing on a busy machine, and scripts not yet run. Here it returns when that page is whole.
 */
function waitAfterClicks(page: Page): void {
  const locators = Object.getPrototypeOf(page.locator('html')) as Locator
  if (waiting.has(locators)) return
  waiting.add(locators)
  const { click } = locators
  locators.click = async function (this: Locator, options) {
    await click.call(this, options)
    await this.page().waitForLoadState()
  }
}

type Candidate = () => LaunchOptions

function candidates(): Candidate[] {
  const wish = process.env['GONGKAI_BROWSER'] ?? ''
  if (wish === 'bundled') return [bundled]
  if (wish === 'system') return systemBrowsers()
  if (wish !== '') return [() => ({ executablePath: wish })]
  return process.platform === 'linux' && process.arch === 'x64' ? [bundled, ...systemBrowsers()] : systemBrowsers()
}

function systemBrowsers(): Candidate[] {
  if (process.platform !== 'linux') return ['chrome', 'msedge'].map((channel) => () => ({ channel }))
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'))
  return SYSTEM_NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))
    .filter(isExecutable)
    .map((executablePath) => () => ({ executablePath }))
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const CACHE = resolve(import.meta.dirname, '../../node_modules/.cache')

/** The Chromium of the package, unpacked once; several test files may do so at the same moment. */
function bundled(): LaunchOptions {
  const home = join(CACHE, `chromium-${manifest.devDependencies['@sparticuz/chromium']}`)
  if (!existsSync(home)) unpack(home)
  const libraries = [join(home, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(delimiter)
  const fonts = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(home, 'fonts') }
  return { executablePath: join(home, 'chromium'), env: { ...process.env, ...fonts, LD_LIBRARY_PATH: libraries } }
}

/** For a machine without any font set-up: the package's fonts, and the Chinese one our documents are set in. */
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <dir prefix="relative">../../../@expo-google-fonts/noto-serif-sc</dir>
  <cachedir prefix="relative">cache</cachedir>
</fontconfig>
`

/** The package unpacks into TMPDIR, its libraries only where it takes itself for a cloud function. */
function unpack(home: string): void {
  mkdirSync(CACHE, { recursive: true })
  const fresh = mkdtempSync(join(CACHE, 'unpacking-'))
  const script = `import('@sparticuz/chromium').then((it) => it.default.executablePath())`
  const env = { ...process.env, TMPDIR: fresh, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' }
  execFileSync(process.execPath, ['-e', script], {
    env,
    cwd: import.meta.dirname,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  writeFileSync(join(fresh, 'fonts', 'fonts.conf'), FONTS)
  try {
    renameSync(fresh, home)
  } catch (error) {
    if (!existsSync(home)) throw error
    rmSync(fresh, { recursive: true })
  }
}
