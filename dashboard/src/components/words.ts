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
    progress: "進捗",
    areas: "市場領域",
    communities: "コミュニティ",
    changes: "何が変わったか",
    scenario: "シナリオ",
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
  verdict: {
    achieved: "達成",
    on_track: "経路上",
    acceleration_needed: "加速が必要",
    limited: "遅れ",
    deterioration: "後退",
    split: "判定が分かれています",
    undetermined: "判定不能"
  },
  reason: {
    no_comparable_observation: "基準年より後に、目標と同じ範囲で測った実績が公表されていない。",
    one_point: "目標と同じ範囲の実績が一つだけで、動きを判定できない。",
    base_year_mismatch: "基準年より後の実績がないか、基準値・基準年・目標年のどれかが公表されていない。",
    definition_changed: "基準年と最新の実績の間に定義が変わった。",
    scope_mismatch: "基準年より後の値はあるが、目標と同じ範囲かどうかを確認できる資料がないか、互いに食い違う。",
    sign_change: "値が正でないため、成長率による判定ができない。",
    target_year_past: "目標年が過ぎ、この群は以後の判定から除くと定めている。",
    rounding_decides: "公表値の丸めの範囲の中で判定が変わる。"
  },
  yearPast: (year: string) => `目標年（${year}）は過ぎたが、その年の実績は公表されていない。`,
  pastRule: {
    hold: (year: string) => `目標年（${year}）の後は、目標値を据え置いて数える（hold）。`,
    extend: (year: string) => `目標年（${year}）の後は、同じ経路を延ばして数える（extend）。`,
    exclude: (year: string) => `目標年（${year}）の後は、合計と判定から除く（exclude）。`
  },
  signalReason: {
    one_point: "基準年以後の実績が一つ以下で、伸びを計算できない。",
    before_baseline: "観測が基準年より前だけで、目標の期間については何も言えない。",
    sign_change: "値が正でないため、年平均成長率を計算できない。"
  },
  shape: {linear: "直線", geometric: "一定の率", milestones: "中間目標を結ぶ線"},
  view: {
    title: "表示の選択",
    set: "目標の版",
    shape: "経路の形",
    asOf: "時点",
    show: "表示",
    today: "今日の姿に戻す",
    noScript: "選択にはスクリプトが要る。表は公開ファイルにもある。",
    noMilestones: "中間目標は公表されていないため、この形の経路はない。",
    asOfNotice: (day: string, last: string) =>
      `${day}の時点で知られていた数値だけを表示しています（最後に知られた日 ${last}）。`,
    asOfNothing: (day: string) => `${day}の時点では、目標の数値はまだ知られていません。`,
    asOfNotHere:
      "このページは今日の姿です。時点を選べるのは、概要・進捗・市場領域・コミュニティ・シナリオのページです。",
    working: "数値を読み込んでいます…",
    failed: "数値を読み込めませんでした。今日の姿を表示しています。"
  },
  progress: {
    title: (set: string) => `${set}の進捗`,
    judged: "判定できる領域群",
    of: (judged: number, all: number) => `${all} のうち ${judged}`,
    pathNow: (year: string, shape: string) => `${year}の経路の合計（${shape}）`,
    ours: "当サイトの経路。政府が公表したのは両端だけ。",
    heldIn: (area: string, rule: string) => `${area}は、${rule}`,
    noPath: "基準年が群によって違うため、この年の合計の経路はない。",
    proxiesKey: "必要な伸び以上の参考指標",
    proxiesOf: (fast: number, growing: number) => `${growing} のうち ${fast}`,
    proxiesKeyNote: "伸びを計算できる参考指標のうち。範囲が違い、進捗ではない。",
    none: "この時点の数値から言えることは三つある。目標に届くのに必要な伸び、経路がその年に求める額、範囲の違う参考指標の向き。目標そのものの達成の度合いは、比較できる実績がないため、どの群も判定できない。",
    some: "比較できる実績がある群だけを判定する。ない群は判定不能とし、理由を示す。参考指標は判定に使わない。",
    cards: "領域群ごとの判定",
    latest: "最新の比較できる実績",
    noLatest: "なし",
    pathIn: (year: string) => `${year}の経路`,
    gap: "経路との差",
    noGap: "計算できない",
    growthNeeded: "これから必要な伸び",
    growthFromBase: "必要な伸び（基準年から）",
    yearsAhead: "経路より",
    ahead: (years: string) => `${years}年先`,
    behind: (years: string) => `${years}年遅れ`,
    coverage: "目標額のうち比較できる割合",
    strip: "方法ごとの判定",
    borderline: "境界的",
    flip: (input: string, value: string, verdict: string) => `${input}が ${value} なら「${verdict}」に変わる。`,
    flipTogether: (worst: string, best: string) =>
      `複数の値の丸めが重なると「${worst}」から「${best}」まで変わりうる。`,
    flipInput: {baseline: "基準値", value: "観測値", target: "目標値"},
    proxiesNone: "参考指標の系列はない。",
    proxiesSilent: (all: number) => `参考指標 ${all} 系列。基準年以後の伸びを計算できるものはない。`,
    proxiesAgree: (all: number, growing: number, fast: boolean) =>
      `参考指標 ${all} 系列。伸びを計算できる ${growing} 系列は${growing > 1 ? "そろって" : ""}必要な伸び${fast ? "以上" : "に届かない"}。`,
    proxiesDiffer: (all: number, growing: number, fast: number) =>
      `参考指標 ${all} 系列。伸びを計算できる ${growing} 系列のうち ${fast} は必要な伸び以上、${growing - fast} は届かず、向きは分かれている。`,
    waterfallGap: "経路との差の内訳（群の差の和が全体の差）",
    waterfallGapNote: (unit: string, coverage: string) =>
      `単位 ${unit}。各群の最新の比較できる実績の年で比べた差。負は経路に届かない額。差を計算できる群は目標額の ${coverage}。`,
    waterfallIncrement: "目標が求める増加の内訳（基準値の合計から目標値の合計まで）",
    waterfallIncrementNote: (unit: string) =>
      `単位 ${unit}。比較できる実績がないため、経路との差はまだ描けない。代わりに、目標までの増加のどれだけをどの群が担うかを示す。`,
    verdictTable: "方法ごとの判定と入力",
    pathTable: "年ごとの経路",
    crosswalk: "二つの目標の版",
    crosswalkNote: "版によって範囲が違う。総額を一本の線で結んだり、内訳を換算したりはできない。",
    relation: {
      same: "同じ",
      split: "分割",
      merge: "統合",
      scope_changed: "範囲が変わった",
      unknown: "対応は不明"
    },
    fromArea: "前の版の群",
    toArea: "後の版の領域",
    relationHead: "対応",
    noGroups: "この版の領域別の目標額は公表を確認できていない。前の版の内訳を新しい総額に合わせて換算することはしない。"
  },
  formulaPanel: {
    title: "判定の式",
    note: "式に値を入れたもの。丸めの範囲は公表された桁による。",
    copy: "CSV として写す",
    copied: "写しました",
    inputs: "入力",
    low: "下限",
    high: "上限（含まない）",
    printedValue: "公表値",
    result: "比",
    bands: (on: string, acceleration: string) =>
      `${on} 以上で経路上、${acceleration} 以上で加速が必要、0 以上で遅れ、0 未満で後退。`,
    observedGrowth: "観測した年平均成長率",
    requiredGrowth: "必要な年平均成長率",
    atTarget: "目標年まで延ばした値",
    score: "カナダ統計局の得点",
    ownClass: "方法自身の区分",
    pathValue: "その年の経路の値",
    time: "時点",
    noObservation: "観測値がないため、式を計算できない。"
  },
  projection: {
    label: "推計",
    title: "系列の見通し（推計・参考）",
    note: {
      "log-linear@1": "対数の直線を当てはめた 80% 予測区間。過去の動きが続いた場合で、予測ではない。",
      "observed-range@1": "点が五つに満たないため、これまでに見られた年の伸びの最小と最大が続いた場合の幅だけを示す。"
    },
    backtest: (covered: number, all: number) => `過去の点での検証：${all} 点のうち区間に入ったもの ${covered}。`,
    noBacktest: "点が少なく、過去の点での検証はできない。",
    probability: (percent: string) => `目標に届く確率 ${percent}（参考）。`,
    low: "下",
    middle: "中央",
    high: "上",
    actual: "実際",
    covered: "区間に",
    inside: "入った",
    outside: "入らなかった",
    leftOutHead: "検証の仕方",
    leftOut: (points: number) => `直近 ${points} 点を除いて`
  },
  index: {
    title: "参考指標の伸びと必要な伸び（重なる年の初めを 100 とする）",
    note: "破線は、その群の目標が求める伸びを同じ年から引いたもの。範囲が違うため、線の差は進捗ではない。系列は足さない。",
    label: (name: string, publisher: string) => `${name}（${publisher}）`,
    required: "必要な伸び",
    unit: "指数",
    noOverlap: "目標の期間と重なる実績が二つ以上ある参考指標はない。"
  },
  changes: {
    lead: "二つの日の間に知られた値、改められた値、取り下げられた値。数値を選ぶと出典に戻れる。",
    from: "この日の後から",
    to: "この日まで",
    none: "この間に変わった値はない。",
    count: (all: number) => `${all} 件`,
    kind: {
      new: "新規",
      correction: "訂正",
      revision: "遡及改定",
      definition_change: "定義変更",
      withdrawal: "撤回"
    },
    day: "知られた日",
    entity: "対象",
    nation: "全国",
    series: "系列",
    old: "旧",
    now: "新",
    moved: "動いた判定",
    noneMoved: "なし"
  },
  scenario: {
    lead: "群ごとに年平均の伸びを入れると、2030年の合計と目標との差が出る。公表値からの算術であり、予測でも政府の見通しでもない。",
    mark: "試算",
    growth: (area: string) => `${area}の年平均の伸び（%）`,
    growthHead: "年平均の伸び（%）",
    base: "出発の値",
    value: (year: number) => `${year}年の値`,
    difference: "目標との差",
    total: (year: number) => `${year}年の合計`,
    totalDifference: "目標合計との差",
    decides: "どの群が決めるか",
    short: (area: string, amount: string) => `不足が最も大きいのは${area}（${amount}）。`,
    enough: "この伸びなら、どの群も目標に届く。",
    alone: "その群だけで合計を埋めるのに要る伸び",
    notNeeded: "要らない",
    reset: "目標に届く伸びに戻す",
    recalculate: "計算する",
    download: "入力と結果を CSV で保存",
    held: "目標年が前の群は、その目標値を据え置いて比べる。",
    table: "入力と結果"
  },
  proxies: "参考指標",
  proxiesNote: "参考指標は目標と範囲・単位・版が違う。系列ごとに別の図で示し、つながず、合計しない。",
  proxyCount: (all: number, growing: number) =>
    `参考指標 ${all} 系列（うち基準年以後の伸びを計算できるもの ${growing}）`,
  requiredBar: "目標に必要な伸び",
  proxyMark: "参考指標が示した伸び",
  proxyLabel: (name: string) => `参考：${name}`,
  areaPage: {
    path: "基準値から目標値へ（公表された二点と当サイトの経路）",
    pathNote: "公表されているのは両端だけである。破線は当サイトの経路で、政府の定めたものではない。",
    pathLegend: "経路（当サイト設定）",
    heldLegend: "目標年の後",
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
    judged: (indicator: string) => `${indicator}の目標の判定`,
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
    path_linear: "経路の値（直線）",
    path_geometric: "経路の値（一定の率）",
    path_milestones: "経路の値（中間目標を結ぶ線）",
    gap_linear: "経路（直線）との差",
    gap_geometric: "経路（一定の率）との差",
    gap_milestones: "経路（中間目標を結ぶ線）との差",
    growth_needed: "これから必要な年平均成長率",
    years_ahead_linear: "経路（直線）より先にいる年数",
    years_ahead_geometric: "経路（一定の率）より先にいる年数",
    "ratio_ratio-cagr": "年平均成長率の比",
    "ratio_un-extrapolate": "目標年への延長の比",
    "ratio_linear-rate": "毎年の増加額の比",
    "ratio_path-gap": "経路に対する比",
    increment: "目標までの増加分",
    share_of_target: "目標合計に占める割合",
    group_target_sum: "目標値の合計",
    coverage: "比較できる実績がある割合",
    group_baseline_sum: "基準値の合計",
    proxy_growth: "参考指標の年平均成長率"
  },
  formula: {
    path_linear: "基準値 ＋（目標値 − 基準値）×（経過年数 ÷ 全年数）。目標年の後は群の定めによる。合計は群の和。",
    path_geometric: "基準値 ×（目標値 ÷ 基準値）^（経過年数 ÷ 全年数）。目標年の後は群の定めによる。合計は群の和。",
    path_milestones: "公表された中間目標を直線で結んだ値",
    gap_linear: "最新の比較できる実績 − 同じ年の経路の値（直線）。全体は群の差の和。",
    gap_geometric: "最新の比較できる実績 − 同じ年の経路の値（一定の率）。全体は群の差の和。",
    gap_milestones: "最新の比較できる実績 − 同じ年の経路の値（中間目標を結ぶ線）",
    growth_needed: "（目標値 ÷ 最新の実績）^（1 ÷ 残りの年数）− 1",
    years_ahead_linear: "経路が最新の実績に達する年 − 実績の年（負は遅れ）",
    years_ahead_geometric: "経路が最新の実績に達する年 − 実績の年（負は遅れ）",
    "ratio_ratio-cagr": "観測した年平均成長率 ÷ 必要な年平均成長率",
    "ratio_un-extrapolate": "（観測した成長率で目標年まで延ばした値 − 基準値）÷（目標値 − 基準値）",
    "ratio_linear-rate": "（（実績 − 基準値）÷ 経過年数）÷（（目標値 − 基準値）÷ 全年数）",
    "ratio_path-gap": "（実績 − 基準値）÷（同じ年の経路の値 − 基準値）",
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
          "領域群を判定できるのは、目標と同じ範囲で測った実績が二つ以上あり、そのうち一つ以上が基準年より後にあるときだけである。ないときは判定不能とし、理由を示す。",
          "四つの方法で判定し、答えのある方法がすべて一致したときだけ、その語を見出しにする。一致しなければ「判定が分かれています」とし、方法ごとの答えを並べる。平均はとらない。",
          "公表された 0.3 は 0.25 以上 0.35 未満を意味する。丸めの範囲の端で判定をやり直し、変わりうるときは「境界的」とし、どの値がいくつになると変わるかを示す。",
          "経路は当サイトの設定で、政府が公表したのは両端だけである。目標年が過ぎた群は、定め（据置・延長・除外）に従い、必ずその定めを示す。",
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
          "時点を選ぶと、その日に知られていた数値だけの姿になる。後から公表・改定された値は入らない。",
          "公表日が年や月までしか分からないときは、その末日を「把握日」とする。まったく分からないときは収録日とし、そのことを示す。"
        ]
      }
    ],
    methods: "判定の四つの方法",
    from: "以上",
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
