import {type CommandRow, commandTable} from "../help/commands.js";
import {allOptions, everywhere, type OptionRow, optionTable} from "../help/options.js";

/** What stands for the names of files, which the shell itself knows. */
const FILES = ":files";

type Ids = Readonly<Record<string, readonly string[]>>;
type Case = [pattern: string, choices: readonly string[]];

/** The script for one shell, of the same tables as the help. Both shells share all that is said about the command. */
export function completionScript(shell: "bash" | "zsh", ids: Ids): string {
  const taking = Object.entries(allOptions).flatMap(([name, {type}]) => (type === "string" ? [`--${name}`] : []));
  return SHELLS[shell](taking.join("|"), casesText(cases(ids)));
}

/** What may follow, by the command, the words after it and the last word: `run --source`, `run -`, `sources try`. */
function cases(ids: Ids): Case[] {
  const commands: [string, CommandRow][] = Object.entries(commandTable);
  const names = commands.map(([name]) => name);
  const always = Object.keys(everywhere).map(name => `--${name}`);
  return [
    ["", names],
    [" -", [...always, "--lang"]],
    [" --lang", optionTable.lang.choices],
    ...commands.flatMap(([name, row]): Case[] => [
      ...(row.options ?? []).map((option): Case => [`${name} --${option}`, valuesOf(option, row, ids)]),
      [`${name} -`, [...(row.options ?? []).map(option => `--${option}`), ...always]],
      ...wordCases(name, row, {...ids, command: names})
    ])
  ];
}

function valuesOf(option: keyof typeof optionTable, {values}: CommandRow, ids: Ids): readonly string[] {
  const row: OptionRow = optionTable[option];
  const list = values?.[option] ?? row.values ?? "";
  return row.choices ?? (list === "file" ? [FILES] : (ids[list] ?? []));
}

/** The forms of a command, word by word; what may follow the same words in two forms is offered together. */
function wordCases(name: string, {forms = []}: CommandRow, ids: Ids): Case[] {
  const found = new Map<string, string[]>();
  for (const {words} of forms) {
    let before = name;
    for (const word of words.split(" ").filter(part => part !== "")) {
      const literal = /^[a-z]+$/.test(word);
      const offered = literal ? [word] : idsFor(word, ids);
      found.set(before, [...(found.get(before) ?? []), ...offered]);
      before += literal ? ` ${word}` : " *";
      if (word.endsWith("...")) found.set(before, [...offered]);
    }
  }
  return [...found].filter(([, choices]) => choices.length > 0);
}

function idsFor(word: string, ids: Ids): readonly string[] {
  const list = word.replace(/[^a-z]/g, "");
  return list === "file" ? [FILES] : (ids[list] ?? []);
}

/** A star stands for one word that was typed; it is the only thing in a pattern that the shell may read as one. */
function casesText(list: readonly Case[]): string {
  const pattern = (text: string) =>
    text
      .split("*")
      .map(part => `"${part}"`)
      .join("*");
  return list.map(([text, choices]) => `    ${pattern(text)}) choices="${choices.join(" ")}" ;;`).join("\n");
}

const SHELLS = {
  bash: (taking: string, list: string) => `# bash completion for bio; made by: bio completion bash
_bio() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} said="" skip="" choices="" word i
  if [[ $cur == "=" ]]; then cur=""
  elif [[ $prev == "=" ]]; then prev=\${COMP_WORDS[COMP_CWORD-2]}; fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    if [[ -n $skip ]]; then [[ $word == "=" ]] || skip=""; continue; fi
    case $word in
      ${taking}) skip=1 ;;
      -*|=) ;;
      *) said+="\${said:+ }$word" ;;
    esac
  done
  case $prev in
    ${taking}) said="\${said%% *} $prev" ;;
    *) [[ $cur != -* ]] || said="\${said%% *} -" ;;
  esac
  case $said in
${list}
  esac
  COMPREPLY=()
  if [[ $choices == "${FILES}" ]]; then
    compopt -o filenames 2>/dev/null
    while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -f -- "$cur")
  else
    while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -W "$choices" -- "$cur")
  fi
}
complete -F _bio bio`,
  zsh: (taking: string, list: string) => `#compdef bio
# zsh completion for bio; made by: bio completion zsh
_bio() {
  local cur=\${words[CURRENT]} prev=\${words[CURRENT-1]} said="" skip="" choices="" word
  integer i
  if [[ $cur == --*=* ]]; then prev=\${cur%%=*}; compset -P '*='; cur=\${cur#*=}; fi
  for ((i = 2; i < CURRENT; i++)); do
    word=\${words[i]}
    if [[ -n $skip ]]; then skip=""; continue; fi
    case $word in
      (${taking}) skip=1 ;;
      (-*) ;;
      (*) said+="\${said:+ }$word" ;;
    esac
  done
  case $prev in
    (${taking}) said="\${said%% *} $prev" ;;
    (*) [[ $cur != -* ]] || said="\${said%% *} -" ;;
  esac
  case $said in
${list}
  esac
  if [[ $choices == "${FILES}" ]]; then _files; else compadd -- \${=choices}; fi
}
if [[ \${funcstack[1]} == _bio ]]; then _bio "$@"; else compdef _bio bio; fi`
};
