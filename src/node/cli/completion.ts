import {Argument, Command} from 'commander';

const optionsOf = (command: Command) => command.options.filter(({hidden}) => !hidden).map(({long, short}) => long ?? short!);

const forBash = (program: Command) => `_${program.name().replaceAll('-', '_')}() {
  local word=\${COMP_WORDS[COMP_CWORD]} words=
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${program.commands.map(command => command.name()).join(' ')} help" -- "$word"))
    return
  fi
  case \${COMP_WORDS[1]} in
${program.commands.map(command => `    ${command.name()}) words="${[...command.commands.map(inner => inner.name()), ...optionsOf(command), '--help'].join(' ')}" ;;`).join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$word"))
  case $word in -*) ;; *) COMPREPLY+=($(compgen -f -- "$word")) ;; esac
}
complete -o filenames -F _${program.name().replaceAll('-', '_')} ${program.name()}
`;

const forZsh = (program: Command) => `autoload -U +X bashcompinit && bashcompinit\n${forBash(program)}`;

const quoted = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

const forFish = (program: Command) =>
  program.commands
    .flatMap(command => {
      const line = `complete -c ${program.name()} -n`;
      return [
        `${line} __fish_use_subcommand -a ${command.name()} -d ${quoted(command.summary() || command.description())}`,
        ...command.commands.map(
          inner =>
            `${line} ${quoted(`__fish_seen_subcommand_from ${command.name()}`)} -a ${inner.name()} -d ${quoted(inner.summary() || inner.description())}`,
        ),
        ...command.options.map(
          ({long, description}) =>
            `${line} ${quoted(`__fish_seen_subcommand_from ${command.name()}`)} -l ${long!.slice(2)} -d ${quoted(description)}`,
        ),
      ];
    })
    .join('\n') + '\n';

const SHELLS = {bash: forBash, zsh: forZsh, fish: forFish};

/** What a shell needs to complete this command line: `source <(ijm-widgets completion bash)`. */
export const completionCommand = (program: Command) =>
  new Command('completion')
    .summary('let your shell complete these commands')
    .description('Prints what your shell needs to complete these commands and their options.')
    .addArgument(new Argument('<shell>').choices(Object.keys(SHELLS)))
    .addHelpText(
      'after',
      '\nExamples:\n  $ source <(ijm-widgets completion bash)\n  $ ijm-widgets completion fish > ~/.config/fish/completions/ijm-widgets.fish',
    )
    .action((shell: keyof typeof SHELLS) => {
      process.stdout.write(SHELLS[shell](program));
    });
