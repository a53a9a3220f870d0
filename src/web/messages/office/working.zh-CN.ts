/** Working a case together: who has it. */
export const working = {
  assignment: {
    heading: '承办',
    officer: '承办人',
    department: '承办部门',
    nobody: '未分办',
    deputy: (name: string, until: string) => `${until}以前由${name}代理`,
    ended: (name: string, day: string) => `${name}（${day}撤并）`,
    change: '分办',
    changeHidden: '：承办人和承办部门',
    history: '分办经过',
    line: (officer: string | null, department: string | null) =>
      [department, officer].filter(Boolean).join(' ') || '收回，不指定承办',
    title: '分办',
    law: '分办不改变答复期限：从收到申请起算，对外仍由本单位信息公开工作机构答复（条例第四条）。被分办的人会收到邮件提醒。',
    none: '不指定',
    away: (name: string, deputy: string) => `${name}（外出，由${deputy}代理）`,
    submit: '分办',
  },
}
