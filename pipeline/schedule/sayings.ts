/** Every line the scheduler may log, by its code: how weighty it is, and what it says. */
export const sayings = {
  schedule_started: {level: "info", ja: "定期実行を始めました", en: "the schedule has begun"},
  serving: {level: "info", ja: "サイトを公開しています", en: "the site is served"},
  run_queued: {level: "info", ja: "実行を待ち行列に入れました", en: "a run was queued"},
  run_started: {level: "info", ja: "実行を始めました", en: "a run has begun"},
  step_ended: {level: "debug", ja: "段階が終わりました", en: "a step has ended"},
  source_failed: {level: "warn", ja: "情報源から取得できませんでした", en: "a source could not be heard"},
  requests_failed: {
    level: "warn",
    ja: "答えの得られなかった問合せがあります。その問合せだけをあとで試し、ほかは予定どおり続けます",
    en: "requests were not heard; they alone are tried again later, the others keep their plan"
  },
  files_unopened: {
    level: "warn",
    ja: "取り込めなかったファイルがあります。ほかは続けました",
    en: "files were not taken in; everything else went on"
  },
  files_undecided: {
    level: "warn",
    ja: "読み終わらなかったファイルを保留しました。次の実行でもう一度読みます",
    en: "files were held that could not be read in time or memory; the next run tries again"
  },
  receipts_told: {
    level: "warn",
    ja: "受領の記録について知らせがあります。実行は続けました",
    en: "something is to be known of the receipts; the run went on"
  },
  run_ended: {level: "info", ja: "実行が終わりました", en: "a run has ended"},
  run_failed: {
    level: "error",
    ja: "実行が失敗しました。公開中の版はそのままです",
    en: "a run failed; what is published stays"
  },
  busy: {level: "warn", ja: "ほかの実行が終わるのを待っています", en: "waiting for another run to end"},
  site_built: {level: "info", ja: "サイトを作りました", en: "the site was built"},
  site_failed: {
    level: "error",
    ja: "サイトを作れませんでした。前のサイトはそのままです",
    en: "the site could not be built; the one before stays"
  },
  clock_back: {
    level: "warn",
    ja: "時計より先の日時の記録があります。時計が戻されたとみて、その記録を数えません",
    en: "the ledger tells of instants to come; the clock was set back, so they are not counted"
  },
  lines_unreadable: {
    level: "warn",
    ja: "実行記録に読めない行があります。読み飛ばします",
    en: "lines of the run ledger cannot be read; they are passed over"
  },
  own_tables: {
    level: "warn",
    ja: "設置先の基準表を見直してください。bio status に手順があります",
    en: "reference tables of this home want looking at; bio status says how"
  },
  alert: {level: "warn", ja: "通知", en: "alert"},
  alert_channel: {level: "warn", ja: "通知の送信", en: "delivery of alerts"},
  upkeep_failed: {level: "error", ja: "運用状況を書けませんでした", en: "the state of operation could not be written"},
  stopping: {
    level: "info",
    ja: "停止の指示を受けました。段階の切れ目で止めます",
    en: "asked to stop; stopping after this step"
  },
  schedule_ended: {level: "info", ja: "定期実行を終えました", en: "the schedule has ended"}
} as const;

export type LogCode = keyof typeof sayings;
