/** What the terminal says when the embedded database cannot serve: what is wrong, and how to mend it. */
const zh = {
  noBinaries: (platform: string) =>
    `没有适用于 ${platform} 的内置数据库：请不带 --omit=optional 重新执行 npm install，或用 DATABASE_URL 指定一个 PostgreSQL`,
  unusableBinaries: (why: string) =>
    `内置数据库程序无法运行（${why}）：请重新执行 npm install，或用 DATABASE_URL 指定一个 PostgreSQL`,
  unwritable: (folder: string, why: string) =>
    `数据目录 ${folder} 不可写（${why}）：请修改其权限，或用 DATA_DIR 指定其他目录`,
  notOurs: (folder: string, owner: number) =>
    `数据库目录 ${folder} 属于另一用户（uid ${owner}）：请以该用户启动，或用 chown -R 改变归属`,
  otherVersion: (folder: string, found: string, wanted: string) =>
    `数据库目录 ${folder} 是 PostgreSQL ${found} 的，本程序带的是 ${wanted}：请用原版本程序 backup，再用本版本 restore 到新的 DATA_DIR`,
  notADatabase: (folder: string) => `目录 ${folder} 不是完整的数据库：请移走它，或从备份恢复`,
  inUse: (folder: string, pid: string) =>
    `数据目录 ${folder} 正被另一进程使用（${pid}）：请先停止它，或用 DATA_DIR 指定其他目录`,
  cannotDropRoot: (folder: string) =>
    `PostgreSQL 不能以 root 运行，此处又无法切换身份：请以普通用户启动，并让其能读写 ${folder} 及程序目录`,
  didNotStart: (lines: string) => `内置数据库未能启动：${lines}`,
  didNotInitialise: (lines: string) => `内置数据库未能建立：${lines}`,
}

const en: typeof zh = {
  noBinaries: (platform) =>
    `no embedded database for ${platform}: run npm install without --omit=optional, or set DATABASE_URL to a PostgreSQL`,
  unusableBinaries: (why) =>
    `the embedded database does not run here (${why}): run npm install again, or set DATABASE_URL to a PostgreSQL`,
  unwritable: (folder, why) =>
    `cannot write to the data folder ${folder} (${why}): change its permissions or set DATA_DIR to another folder`,
  notOurs: (folder, owner) =>
    `the database folder ${folder} belongs to another user (uid ${owner}): start as that user or chown -R it`,
  otherVersion: (folder, found, wanted) =>
    `the database folder ${folder} is of PostgreSQL ${found}, this program brings ${wanted}: back up with the old program, restore with this one into a new DATA_DIR`,
  notADatabase: (folder) => `${folder} is not a whole database: move it away or restore a backup`,
  inUse: (folder, pid) =>
    `the data folder ${folder} is in use by another process (${pid}): stop that one first, or set DATA_DIR to another folder`,
  cannotDropRoot: (folder) =>
    `PostgreSQL does not run as root and no other identity works here: start as an ordinary user who can use ${folder} and the program's folder`,
  didNotStart: (lines) => `the embedded database did not start: ${lines}`,
  didNotInitialise: (lines) => `the embedded database could not be set up: ${lines}`,
}

type EmbeddedProblem = keyof typeof zh

/** The embedded database cannot serve; the message is one line in Chinese, then in English. */
class EmbeddedError extends Error {
  override readonly name = 'EmbeddedError'
  readonly problem: EmbeddedProblem

  constructor(problem: EmbeddedProblem, chinese: string, english: string) {
    super(`${chinese} (${english})`)
    this.problem = problem
  }
}

/** The error for a problem, its facts filled into both languages. */
export function embeddedError<P extends EmbeddedProblem>(
  problem: P,
  ...facts: Parameters<(typeof zh)[P]>
): EmbeddedError {
  const say = (catalogue: typeof zh) => (catalogue[problem] as (...facts: unknown[]) => string)(...facts)
  return new EmbeddedError(problem, say(zh), say(en))
}
