// @ts-check
// Every variable of the environment that the product reads: default, words, and for which work it matters. A row is all
// that help needs; tests/cli/variables.test.ts holds that none is missing, that none is left over, and the defaults.

/** What variables matter for, in the order of the help. */
export const variableGroups = /** @type {const} */ ({
  home: {ja: "設置する場所", en: "where it is installed"},
  site: {ja: "サイトを表示する", en: "serving the site"},
  read: {ja: "ファイルを読む", en: "reading files"},
  network: {ja: "外への通信", en: "what leaves this machine"},
  ask: {ja: "サービスに問い合わせる", en: "asking services"},
  keys: {ja: "サービスの鍵（表示も保存もしない）", en: "keys of services, neither shown nor kept"},
  log: {ja: "記録", en: "the log"},
  alerts: {ja: "通知", en: "alerts"}
});

/** @typedef {keyof typeof variableGroups} VariableGroup */

/**
 * @typedef {object} VariableRow
 * @property {VariableGroup} group
 * @property {string} [usual] what holds where it is not set; without one it is simply not set
 * @property {string} ja
 * @property {string} en
 */

/** @type {Readonly<Record<string, VariableRow>>} */
export const variables = {
  PORT: {group: "site", usual: "4173", ja: "待ち受けるポート（0 は空いているもの）", en: "port; 0 takes any free one"},
  BIO_HOST: {
    group: "site",
    usual: "127.0.0.1",
    ja: "待ち受けるアドレス（0.0.0.0 は外からも見える）",
    en: "address to listen on; 0.0.0.0 lets others in"
  },
  BIO_HOME: {
    group: "home",
    ja: "データ・受信箱・サイトを置くフォルダ（既定は製品の中）",
    en: "folder of data, inbox and site; the product's own unless said"
  },
  BIO_SAMPLE: {
    group: "read",
    usual: "0",
    ja: "1 にすると架空の報告（サンプル）も読む",
    en: "1 also reads five invented reports, each marked サンプル"
  },
  BIO_MAX_UNZIPPED_MB: {
    group: "read",
    usual: "200",
    ja: "ブックを展開してよい大きさ（MB）",
    en: "how many MB a workbook may unpack to"
  },
  BIO_READ_TIMEOUT_S: {
    group: "read",
    usual: "60",
    ja: "一つのファイルを読むのに待つ秒数",
    en: "seconds that reading one file may take"
  },
  BIO_ALLOW_HTTP: {
    group: "network",
    usual: "0",
    ja: "1 にすると https でない宛先も使う（通知も同じ）",
    en: "1 allows addresses without https, for alerts too"
  },
  HTTPS_PROXY: {group: "network", ja: "https の宛先へ通る代理サーバー", en: "proxy for https addresses"},
  HTTP_PROXY: {group: "network", ja: "http の宛先へ通る代理サーバー", en: "proxy for http addresses"},
  NO_PROXY: {
    group: "network",
    ja: "代理サーバーを通らない宛先（コンマ区切り）",
    en: "hosts reached without the proxy, parted by commas"
  },
  BIO_ALLOW_PRIVATE: {
    group: "ask",
    usual: "0",
    ja: "1 にすると社内や自分の機械の宛先にも問い合わせる",
    en: "1 also asks addresses inside a private network"
  },
  BIO_ENDPOINTS: {
    group: "ask",
    ja: "サービスの代わりの宛先。api=https://… を空白で区切る",
    en: "addresses in place of a service's own: api=https://..."
  },
  BIO_FETCH_TIMEOUT_S: {group: "ask", usual: "60", ja: "応答を待つ秒数", en: "seconds to wait for an answer"},
  BIO_FETCH_MAX_MB: {group: "ask", usual: "200", ja: "応答の大きさの上限（MB）", en: "how many MB an answer may have"},
  E_STAT_APP_ID: {group: "keys", ja: "e-Stat のアプリケーション ID", en: "application id of e-Stat"},
  GBIZINFO_TOKEN: {group: "keys", ja: "gBizINFO のトークン", en: "token of gBizINFO"},
  OPENALEX_API_KEY: {group: "keys", ja: "OpenAlex の API キー", en: "API key of OpenAlex"},
  "BIO_SECRET_*": {
    group: "keys",
    ja: "request.csv の url が名前で呼ぶ値（例 BIO_SECRET_BOX）",
    en: "values that a url of request.csv names, as BIO_SECRET_BOX"
  },
  BIO_LOG_LEVEL: {
    group: "log",
    usual: "info",
    ja: "debug, info, warn, error, silent のどこから書くか",
    en: "from which level: debug, info, warn, error, silent"
  },
  BIO_LOG_LANG: {group: "log", usual: "ja", ja: "記録の言語（ja か en）", en: "language of the log, ja or en"},
  BIO_ALERT_FILE: {
    group: "alerts",
    ja: "通知を JSON Lines で書き足すファイル",
    en: "file that gets each alert as a line of JSON"
  },
  BIO_ALERT_WEBHOOK: {
    group: "alerts",
    ja: "通知を送る https の宛先（表示しない）",
    en: "https address that gets alerts; never shown"
  },
  BIO_ALERT_WEBHOOK_FORMAT: {
    group: "alerts",
    ja: "generic, slack, teams, google-chat（既定は宛先のホストから）",
    en: "generic, slack, teams, google-chat; by its host unless said"
  },
  BIO_ALERT_SMTP: {
    group: "alerts",
    ja: "メールサーバー smtp(s)://利用者:パスワード@ホスト（表示しない）",
    en: "mail server smtp(s)://user:password@host; never shown"
  },
  BIO_ALERT_FROM: {group: "alerts", ja: "メールの送信元", en: "sender of mails"},
  BIO_ALERT_TO: {group: "alerts", ja: "メールの宛先（コンマ区切り）", en: "recipients of mails, parted by commas"},
  BIO_ALERT_DIGEST: {
    group: "alerts",
    ja: "一日分をまとめて送る時刻（日本時間、例 09:00）",
    en: "time of a daily digest in Japan, as 09:00; else at once"
  },
  BIO_ALERT_QUARANTINE: {
    group: "alerts",
    usual: "10",
    ja: "一つの情報源の保留がこの件数を超えたら通知する",
    en: "readings of one source held before it is worth an alert"
  },
  BIO_ALERT_LANG: {group: "alerts", usual: "ja", ja: "通知の言語（ja か en）", en: "language of alerts, ja or en"}
};
