import type {Alert} from "../../contracts/alert.js";

/** A message as each service takes it, of its first line and the others. No text is markup there. */

/** Plain JSON, as a receiver of one's own or of the kind of Slack's `text` takes it. */
export interface Generic {
  alerts: readonly Alert[];
  text: string;
}

/** `text` stands in notifications, and is all that Mattermost shows; Slack shows the blocks. */
export interface Slack {
  text: string;
  blocks: {type: "section"; text: {type: "plain_text"; text: string; emoji: false}}[];
}

/** A message of one Adaptive Card; runs of text know no markdown. */
export interface Teams {
  type: "message";
  attachments: {
    contentType: "application/vnd.microsoft.card.adaptive";
    contentUrl: null;
    content: {
      $schema: string;
      type: "AdaptiveCard";
      version: string;
      msteams: {width: "Full"};
      body: {type: "RichTextBlock"; inlines: {type: "TextRun"; text: string; weight?: "Bolder"}[]}[];
    };
  }[];
}

/** A card: its paragraphs know a few tags of HTML, and neither markdown nor mentions. */
export interface GoogleChat {
  cardsV2: {
    cardId: string;
    card: {header: {title: string}; sections: {widgets: {textParagraph: {text: string}}[]}[]};
  }[];
}

/** What a webhook receives. */
export type WebhookBody = Generic | Slack | Teams | GoogleChat;

/** Everything there is, and the lines as one text. */
export function genericBody(alerts: readonly Alert[], lines: readonly string[]): Generic {
  return {alerts, text: lines.join("\n")};
}

const SLACK_BLOCK = 3000; // characters of a text in a block

/** A block a line; in plain text nothing is formatted, linked or mentioned. */
export function slackBody(lines: readonly string[]): Slack {
  return {
    text: slackText(lines.join("\n")),
    blocks: lines.map(line => ({
      type: "section",
      text: {type: "plain_text", text: line.slice(0, SLACK_BLOCK), emoji: false}
    }))
  };
}

/** A block a line. */
export function teamsBody([subject = "", ...lines]: readonly string[]): Teams {
  const body: Teams["attachments"][number]["content"]["body"] = [
    {type: "RichTextBlock", inlines: [{type: "TextRun", text: cardText(subject), weight: "Bolder"}]},
    ...lines.map(line => ({
      type: "RichTextBlock" as const,
      inlines: [{type: "TextRun" as const, text: cardText(line)}]
    }))
  ];
  const content = {
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    type: "AdaptiveCard" as const,
    version: "1.4",
    msteams: {width: "Full" as const},
    body
  };
  return {
    type: "message",
    attachments: [{contentType: "application/vnd.microsoft.card.adaptive", contentUrl: null, content}]
  };
}

/** A paragraph a line. */
export function googleChatBody([title = "", ...lines]: readonly string[]): GoogleChat {
  const widgets = lines.map(line => ({textParagraph: {text: entities(line)}}));
  return {cardsV2: [{cardId: "alerts", card: {header: {title}, sections: [{widgets}]}}]};
}

/** `&lt;!channel>` pings nobody. What Mattermost would format, or take for a mention, is written with its wide twin. */
function slackText(text: string): string {
  const wide = (sign: string) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0);
  return entities(text.replace(/[@*~`[\]]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, wide));
}

/** `{{DATE(…)}}` is the only thing that a run of text would not show as it is. */
function cardText(text: string): string {
  return text.replace(/\{(?=\{)/g, "{\u200b");
}

function entities(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
