import {Argument, Command} from 'commander';

/** What may stand after a command, or after one of its options. */
interface Place {
  /** The words that led here: `intake erase`, `intake export --format`; none at the beginning. */
  path: string;
  words: string[];
  /** A file, or anything else that nobody can list, may stand here. */
  isOpen: boolean;
}

const places = (command: Command, path = ''): Place[] => {
  const below = (name: string) => (path ? `${path} ${name}` : name);
  const choices = command.registeredArguments.flatMap(({argChoices = []}) => argChoices);
  const words = [...command.commands.map(inner => inner.name()), ...choices, ...command.options.map(({long}) => long!), '--help'];
  const isOpen = command.registeredArguments.some(({argChoices}) => !argChoices);
  const values = command.options
    .filter(({required, optional}) => required || optional)
    .map(({long, argChoices}) => ({path: below(long!), words: argChoices ?? [], isOpen: !argChoices}));
  return [{path, words: path ? words : [...words, 'help'], isOpen}, ...values, ...command.commands.flatMap(inner => places(inner, below(inner.name())))];
};

const forBash = (program: Command) => {
  const all = places(program);
  const name = `_${program.name().replaceAll('-', '_')}`;
  const isOption = ({path}: Place) => path.includes('--');
  return `${name}() {
  local word=\${COMP_WORDS[COMP_CWORD]} path= words= open= i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "\${path:+$path }\${COMP_WORDS[i]}" in
      ${all.filter(place => place.path && !isOption(place)).map(({path}) => `"${path}"`).join(' | ')}) path="\${path:+$path }\${COMP_WORDS[i]}" ;;
    esac
  done
  case "$path \${COMP_WORDS[COMP_CWORD - 1]}" in
    ${all.filter(isOption).map(({path}) => `"${path}"`).join(' | ')}) path="$path \${COMP_WORDS[COMP_CWORD - 1]}" ;;
  esac
  case $path in
${all.map(({path, words, isOpen}) => `    "${path}") words="${words.join(' ')}"${isOpen ? ' open=1' : ''} ;;`).join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$word"))
  case $open$word in 1-*) ;; 1*) COMPREPLY+=($(compgen -f -- "$word")) ;; esac
}
complete -o filenames -F ${name} ${program.name()}
`;
};

const forZsh = (program: Command) => `autoload -U +X bashcompinit && bashcompinit\n${forBash(program)}`;

const quoted = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

const forFish = (program: Command) => {
  const lines = (command: Command, path: string[]): string[] => {
    const names = command.commands.map(inner => inner.name());
    const seen = path.map(name => `__fish_seen_subcommand_from ${name}`);
    // As long as none of the commands below it is there.
    const here = [...seen, ...(names.length > 0 ? [path.length > 0 ? `not __fish_seen_subcommand_from ${names.join(' ')}` : '__fish_use_subcommand'] : [])].join('; and ');
    const line = `complete -c ${program.name()} -n ${quoted(here)}`;
    const isOpen = command.registeredArguments.some(({argChoices}) => !argChoices);
    return [
      ...(isOpen ? [] : [`${line} -f`]),
      ...command.registeredArguments.flatMap(({argChoices}) => (argChoices ? [`${line} -a ${quoted(argChoices.join(' '))}`] : [])),
      ...command.commands.map(inner => `${line} -a ${inner.name()} -d ${quoted(inner.summary() || inner.description())}`),
      ...command.options.map(({long, description, required, optional, argChoices}) =>
        [`${line} -l ${long!.slice(2)} -d ${quoted(description)}`, (required || optional) && '-r', argChoices && `-f -a ${quoted(argChoices.join(' '))}`].filter(Boolean).join(' '),
      ),
      ...command.commands.flatMap(inner => lines(inner, [...path, inner.name()])),
    ];
  };
  return `${lines(program, []).join('\n')}\n`;
};

const SHELLS = {bash: forBash, zsh: forZsh, fish: forFish};

/** What a shell needs to complete this command line: `source <(ijm-widgets completion bash)`. */
export const completionCommand = (program: Command) =>
  new Command('completion')
    .summary('let your shell complete these commands')
    .description('Prints what your shell needs to complete these commands and their options.')
    .addArgument(new Argument('<shell>').choices(Object.keys(SHELLS)))
    .addHelpText(
      'after',
      '\nExamples:\n  $ source <(ijm-widgets completion bash)\n  $ source <(ijm-widgets completion zsh)   # in ~/.zshrc, after compinit\n  $ ijm-widgets completion fish > ~/.config/fish/completions/ijm-widgets.fish',
    )
    .action((shell: keyof typeof SHELLS) => {
      process.stdout.write(SHELLS[shell](program));
    });
