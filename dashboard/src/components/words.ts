/** Every sentence and label of the site. A second language is a second file of type Words. */
export const ja = {
  lang: "ja",
  yen: (amount: string) => `${amount}円`,
  aside: (text: string) => `（${text}）`,
  title: (page: string, site: string) => `${page}｜${site}`,
  locale: "ja-JP",
  site: "バイオ戦略 進捗ダッシュボード",
  skip: "本文へ",
  menu: "ページ",
  pages: {
    overview: "概要",
    areas: "市場領域",
    communities: "コミュニティ",
    quality: "出典とデータ品質",
    method: "方法",
    figures: "数値の台帳"
  },
  asOf: (day: string) => `数値の時点 ${day}`,
  builtAt: (day: string) => `データ作成 ${day}`,
  footer: "数値を選ぶと、出典の文書とセルまでたどれます。",
  table: "表で見る",
  source: "出典",
  note: "注",
  none: "なし",
  unknown: "不明",
  unknownYear: "年は不明",
  notPublished: "公表なし",
  withheld: "確認待ち",
  withheldWhy: "出典で確認できるまで、値を表示しない。",
  period: {
    calendarYear: (year: string) => `${year}年`,
    fiscalYear: (year: string) => `${year}年度`,
    interval: (from: string, to: string) => `${from}〜${to}年の計`,
    month: (year: string, month: number) => `${year}年${month}月`,
    day: (year: string, month: number, day: number) => `${year}年${month}月${day}日`,
    quarter: (year: string, quarter: string) => `${year}第${quarter}四半期`,
    half: (year: string, first: boolean) => `${year}${first ? "上期" : "下期"}`,
    span: (from: string, to: string) => `${from}→${to}`
  },
  perYear: (percent: string) => `年 ${percent}`,
  unverified: "名称は公式文書で未確認",
  working: "仮訳",
  noEnglishName: "英語名は未確認",
  overview: {
    title: (headline: string) => `${headline}は何からなり、どこまで来たか`,
    lead: (set: string, groups: number) => `「${set}」の目標は ${groups} の領域群からなる。`,
    years: (from: string, to: string) => `${from}〜${to}`,
    stateTitle: "今日、判定できる領域群",
    state: (undetermined: number, all: number) => `${all} のうち ${all - undetermined}`,
    stateWhy:
      "基準年より後に、目標と同じ範囲で測った実績が公表されていないため、領域群の進み具合は判定できない。範囲の違う参考指標はあるが、進捗としては数えない。",
    stateSome: "比較できる実績がある領域群だけを示す。参考指標は進捗として数えない。",
    coverage: "目標額のうち、比較できる実績がある割合",
    composition: (sum: string) => `${sum}の内訳（領域群別の基準値と目標値）`,
    compositionNote: (unit: string, baselines: string, targets: string) =>
      `単位 ${unit}。基準年は ${baselines}、目標年は ${targets} と、群によって異なる。`,
    headline: "戦略の文書が示す総額",
    groups: "領域群ごとの現状",
    growth: "必要な伸びと参考指標の伸び（年平均成長率）",
    growthNote:
      "棒は基準値から目標値に至るのに必要な年平均成長率。白抜きの印は参考指標が基準年以後に示した伸びで、範囲も単位も目標と違うため、達成の度合いを示さない。",
    otherSet: "別の版の目標",
    communities: (count: number) => `${count} のバイオコミュニティ`,
    communitiesNote: "印の形が種類を示す。区分（認定・登録）は地名の横と表に示す。",
    events: "政策のできごと",
    nation: "全国の動き（参考）",
    nationNote: "全国を対象にした調査の値。コミュニティの値とは足さず、目標の進捗とも見なさない。"
  },
  baseline: "基準値",
  target: "目標値",
  baselineYear: "基準年",
  targetYear: "目標年",
  growthRequired: "必要な年平均成長率",
  increment: "目標までの増加分",
  share: "目標合計に占める割合",
  sum: "合計",
  group: "領域群",
  verdict: {undetermined: "判定不能", observed: "比較できる実績あり"},
  reason: {
    no_comparable_observation: "基準年より後に、目標と同じ範囲で測った実績が公表されていない。",
    comparability_unconfirmed: "基準年より後の値はあるが、目標と同じ範囲かどうかを確認できる資料がない。",
    target_year_past: (year: string) => `目標年（${year}）は過ぎたが、その年の実績は公表されていない。`,
    one_point: "基準年以後の観測が一つだけで、伸びを計算できない。",
    before_baseline: "観測が基準年より前だけで、目標の期間については何も言えない。",
    sign_change: "値が正でないため、年平均成長率を計算できない。"
  },
  proxies: "参考指標",
  proxiesNote: "参考指標は目標と範囲・単位・版が違う。系列ごとに別の図で示し、つながず、合計しない。",
  proxyCount: (all: number, growing: number) =>
    `参考指標 ${all} 系列（うち基準年以後の伸びを計算できるもの ${growing}）`,
  requiredBar: "目標に必要な伸び",
  proxyMark: "参考指標が示した伸び",
  proxyLabel: (name: string) => `参考：${name}`,
  areaPage: {
    path: "基準値から目標値へ（公表された二点）",
    pathNote: "公表されているのは両端だけである。破線は二点を結んだ当サイトの線で、政府の定めた経路ではない。",
    pathLabel: "当サイトの線",
    noObservation: "この間に、目標と同じ範囲で測った観測はない",
    panels: "観測と参考指標（系列別の推移）",
    noSeries: "この領域の系列はまだ収録していない。",
    groupTarget: "目標は領域群の単位で定められている。",
    inGroup: "属する領域群",
    areasIn: "この群に含まれる領域",
    inferred: "この群に属することは推定で、公式文書で未確認",
    derived: "報道の額から計算した小計（領域ではない）",
    part: (edition: string) => `${edition}の内訳`,
    comparable: {true: "目標と同じ範囲", false: "目標と範囲が違う", unknown: "目標と同じ範囲か未確認"},
    sources: "このページの出典"
  },
  community: {
    kind: {global: "グローバル", regional: "地域", nurturing: "育成"},
    status: {certified: "認定", registered: "登録"},
    statusHistory: "登録・認定の記録",
    superseded: "別の資料により採らない記載",
    body: "ネットワーク機関",
    prefectures: "区域（都道府県）",
    members: "資料に名前のある主体（種類別）",
    membersNote: "公表資料に名前が挙がる主体で、参画機関の全数ではない。",
    hubs: "拠点",
    indicators: "活動の指標（系列別の推移）",
    noIndicators: "公表された指標の値を確認できていない。",
    targets: "掲げている目標",
    noTargets: "数値の目標は確認できていない。",
    events: "関連するできごと",
    noEvents: "このコミュニティの名が挙がるできごとは収録していない。",
    site: "コミュニティのサイト",
    noSite: "サイトは確認できていない",
    map: "バイオコミュニティの位置と種類",
    mapNote: "点は代表する都市の位置。薄い色は区域の都道府県。小さい島の一部は省いた。",
    overlap: "コミュニティは区域も会員も重なるため、値をコミュニティの間で合計しない。",
    caution: {
      not_bio_market: "会員企業の全社売上高の合計で、バイオ市場の大きさではない。国の目標額と比べたり足したりしない。",
      unconfirmed: "出典で確認できるまで、値を表示しない。"
    },
    noIndicatorsShort: "公表値なし",
    indicatorCount: (count: number) => `指標 ${count} 系列`,
    name: "名称",
    kindHead: "種類",
    statusHead: "区分と日付",
    figures: "収録した指標"
  },
  actor: {
    network_body: "ネットワーク機関",
    university: "大学等",
    research_institute: "研究機関",
    hospital: "病院",
    company: "企業",
    startup: "スタートアップ",
    local_government: "自治体",
    incubator: "インキュベーション",
    industry_body: "業界団体",
    other: "その他（場所・施設など）"
  },
  status: {
    actual: "実績",
    estimate: "推計",
    derived: "計算値",
    expected: "見込",
    forecast: "予測",
    target: "目標"
  },
  statusLegend: "印の形は値の状態を示す",
  missingReason: {
    not_reported: "未報告",
    not_applicable: "該当なし",
    confidential: "秘匿",
    below_unit: "単位未満",
    definition_changed: "定義変更"
  },
  sample: "サンプル",
  samplePage:
    "サンプルを表示しています。「サンプル」と記した系列の値は架空であり、実在のコミュニティの報告ではありません。",
  replaced: "後に改められた値",
  dashed: "破線は、間の年の値がないか、実績でない値への線",
  panel: {
    unit: (unit: string) => `単位 ${unit}`,
    kind: {CY: "暦年", FY: "年度", date: "時点", interval: "期間計"},
    trend: "推移",
    onePoint: "一時点"
  },
  head: {
    period: "期間",
    value: "値",
    status: "状態",
    source: "出典",
    publisher: "公表者・版",
    scope: "範囲",
    known: "把握日",
    name: "名称",
    date: "日付",
    document: "文書",
    confidence: "確度",
    event: "できごと",
    indicator: "指標",
    growth: "伸び（年平均）",
    series: "系列",
    reason: "理由",
    file: "ファイル",
    read: "読取り",
    accepted: "受入",
    quarantined: "保留",
    skipped: "読み飛ばし",
    address: "位置",
    rule: "規則",
    text: "書かれていた文字",
    published: "公表日",
    kind: "種類",
    rows: "行数",
    formats: "形式",
    definition: "定義"
  },
  provenance: {
    title: "この数値の出典",
    open: (label: string) => `${label} の出典を開く`,
    close: "閉じる",
    back: "戻る",
    permalink: "台帳で見る",
    document: "文書",
    publisher: "公表者",
    published: "公表日",
    locator: "文書の中の表記",
    confidence: "確度",
    file: "ファイル",
    address: "位置",
    sha256: "SHA-256",
    raw: "書かれていた文字",
    steps: "値を変えた規則",
    noSteps: "なし（書かれたまま）",
    base: "円に換算",
    known: "把握日",
    knownTo: (day: string) => `（${day}に改められた）`,
    basis: {published: "公表日による", compiled: "公表日が不明のため収録日による", received: "受領日による"},
    formula: "計算式",
    inputs: "計算に使った数値",
    note: "注",
    sample: "見本の値",
    status: "状態",
    series: "系列",
    loading: "出典を読み込んでいます…",
    failed: "出典を読み込めませんでした。台帳のページで確かめてください。"
  },
  figureKind: {observation: "観測値", baseline: "基準値", target: "目標値"},
  formulaName: {
    growth_required: "必要な年平均成長率",
    increment: "目標までの増加分",
    share_of_target: "目標合計に占める割合",
    group_target_sum: "目標値の合計",
    coverage: "比較できる実績がある割合",
    group_baseline_sum: "基準値の合計",
    proxy_growth: "参考指標の年平均成長率"
  },
  formula: {
    growth_required: "（目標値 ÷ 基準値）^（1 ÷ 年数）− 1",
    increment: "目標値 − 基準値",
    share_of_target: "群の目標値 ÷ 五つの群の目標値の合計",
    group_target_sum: "五つの群の目標値の合計",
    coverage: "比較できる実績がある群の目標値の合計 ÷ 五つの群の目標値の合計",
    group_baseline_sum: "五つの群の基準値の合計",
    proxy_growth: "（終点の値 ÷ 始点の値）^（1 ÷ 年数）− 1"
  },
  quality: {
    lead: "どのファイルから何行を読み、どれを受け入れ、どれを保留し、どれを読み飛ばしたか。三つの和は必ず読取りの数に等しい。",
    sources: "情報源と読取りの結果",
    quarantine: "保留した読取り",
    noQuarantine: "保留はない。読めない値、知らない単位や系列、矛盾する値があれば、推し量らずここに理由とともに並ぶ。",
    statuses: "値の状態",
    confidence: "出典の確度",
    confidenceWords: {
      A: "一次資料または公式の文書を読んだ",
      B: "報道、業界紙など一次資料を引く資料",
      C: "個人のページ、販売者など確かめられない資料",
      D: "四則計算で導いた値"
    },
    downloads: "公開ファイル",
    downloadsNote:
      "UTF-8 の CSV と Parquet。列の意味と単位は datapackage.json（Frictionless Data Package 2）に、各ファイルの SHA-256 と元のファイルは manifest.json にある。",
    documents: "文書の一覧",
    documentsNote: "［ ］は当サイトが付けた見出しで、文書の表題ではない。",
    services: "今後つなぐデータサービス（調査済み）",
    balance: (read: number, accepted: number, quarantined: number, skipped: number) =>
      `読取り ${read} ＝ 受入 ${accepted} ＋ 保留 ${quarantined} ＋ 読み飛ばし ${skipped}`,
    received: "受領",
    licence: "利用条件"
  },
  method: {
    lead: "数値がセルから図になるまでの道筋と、判定の考え方。",
    sections: [
      {
        title: "一つの数値の道筋",
        body: [
          "受け取ったファイルは中身の SHA-256 を名前として保管し、いつ、どこから、どの条件で受け取ったかを受領の記録に残す。保管したファイルは変えない。",
          "ファイルは「読取り」に分ける。読取りは、書かれたままの文字とその位置だけを持ち、解釈をしない。",
          "数、単位、期間、限定の語は、同じ書き方につき一度だけ SQL で解釈し、どの規則が働いたかを残す。安全に読めないものは、推し量らずに保留する。",
          "観測値は版を重ねて持つ。値・単位・状態が変わったときだけ新しい版を作り、前の版は知られていた期間とともに残す。",
          "検査をすべて通った一組だけを公開する。通らないときは前の版がそのまま残る。"
        ]
      },
      {
        title: "判定の考え方",
        body: [
          "領域群を判定できるのは、目標と同じ範囲で測った実績が、基準年より後にあるときだけである。ないときは判定不能とし、理由を示す。",
          "範囲、版、単位の違う指標は参考指標として示す。系列をまたいで線をつながず、合計せず、目標額に対する割合を計算しない。",
          "領域群の合計に入れるのは五つの群だけである。全体の行、派生した小計、個々の領域は足さない。"
        ]
      },
      {
        title: "計算式",
        body: [
          "必要な年平均成長率は（目標値 ÷ 基準値）^（1 ÷ 年数）− 1 で求める。基準年と目標年は群ごとに公表されたものを使い、そろえない。",
          "参考指標の伸びは、一つの系列の中で、群の基準年以後の最初と最後の観測（実績・推計・計算値）から同じ式で求める。見込・予測・目標は使わない。"
        ]
      },
      {
        title: "二つの目標の版",
        body: [
          "2021年に定めた目標と、2024年のバイオエコノミー戦略の目標は、範囲が違う別の版である。新しい版の内訳は公表を確認できず、前の版の内訳を新しい総額に合わせて換算することはしない。"
        ]
      },
      {
        title: "時点の扱い",
        body: [
          "暦年（2023年）と年度（2023年度）は別の期間であり、混ぜない。",
          "公表日が年や月までしか分からないときは、その末日を「把握日」とする。まったく分からないときは収録日とし、そのことを示す。"
        ]
      }
    ],
    rules: "読取りの規則の一覧",
    ruleKind: {normalise: "書き方をそろえる", quarantine: "保留する", skip: "読み飛ばす"}
  },
  figuresLead:
    "このサイトに表示する数値のすべて。読み取った数値はファイルとセルに、計算した数値は式と元の数値に戻れる。",
  mapCredit: "地図：「国土数値情報（行政区域データ）」（国土交通省）を加工して作成（CC BY 4.0）",
  eventKind: {strategy: "戦略", certification: "登録・認定", budget: "予算", meeting: "会議"}
} as const;

type Widen<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : {readonly [K in keyof T]: Widen<T[K]>};

/** What every language must say; a missing or extra key does not compile. */
export type Words = Widen<typeof ja>;
