import { existsSync, readdirSync } from 'node:fs'
import importX from 'eslint-plugin-import-x'
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript'
import vue from 'eslint-plugin-vue'
import tseslint from 'typescript-eslint'

const applications = ['widget', 'storefront', 'console']
const features = existsSync('console/src/features') ? readdirSync('console/src/features') : []

/** app → features → packages; one feature never reaches into another. */
const zones = [
  ...applications.map((from) => ({ target: './packages', from: `./${from}`, message: 'Packages know nothing of what is built from them.' })),
  ...applications.flatMap((target) =>
    applications.filter((from) => from !== target).map((from) => ({ target: `./${target}`, from: `./${from}`, message: 'Share code through packages.' })),
  ),
  { target: './console/src/features', from: './console/src/app', message: 'Features are below the app.' },
  { target: './console/src/shared', from: ['./console/src/app', './console/src/features'], message: 'What is shared is below the features.' },
  ...features.map((feature) => ({
    target: `./console/src/features/${feature}`,
    from: './console/src/features',
    except: [`./${feature}`],
    message: 'A feature never imports another.',
  })),
]

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', 'packages/api-client/src/generated/**'] },
  ...tseslint.configs.recommended,
  ...vue.configs['flat/essential'],
  {
    files: ['**/*.ts', '**/*.vue', '**/*.js', '**/*.mjs'],
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver({ project: './tsconfig.json', noWarnOnMultipleProjects: true })] },
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    rules: {
      'max-lines': ['error', 250],
      'import-x/no-restricted-paths': ['error', { basePath: import.meta.dirname, zones }],
      'import-x/no-cycle': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      'vue/multi-word-component-names': 'off',
    },
  },
)
