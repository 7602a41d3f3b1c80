import { Form, type FormInstance, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';

type Texts = { en: string; zh: string };
export type Words = { names: Texts; descriptions: Texts; tags: string[]; changelog?: string };

type Props = {
  form: FormInstance<Words>;
  initial: Omit<Words, 'changelog'>;
  isNext: boolean;
  onFinish(words: Words): void;
};

const LANGUAGES = ['en', 'zh'] as const;

/** The words around a template, in both languages. */
export function TemplateWords({ form, initial, isNext, onFinish }: Props) {
  const { t } = useTranslation('packages');
  const { names, descriptions, tags } = initial;
  return (
    <Form<Words>
      form={form}
      layout="vertical"
      scrollToFirstError
      initialValues={{ names, descriptions, tags, changelog: '' }}
      onFinish={onFinish}
    >
      <div className="words-both">
        {LANGUAGES.map((language) => (
          <Form.Item
            key={language}
            name={['names', language]}
            label={t(language === 'en' ? 'publish.nameEn' : 'publish.nameZh')}
            rules={[{ required: true, whitespace: true, max: 200, message: t('publish.nameNeeded') }]}
          >
            <Input data-testid={`template-name-${language}`} />
          </Form.Item>
        ))}
        {LANGUAGES.map((language) => (
          <Form.Item
            key={language}
            name={['descriptions', language]}
            label={t(language === 'en' ? 'publish.descriptionEn' : 'publish.descriptionZh')}
          >
            <Input.TextArea
              autoSize={{ minRows: 2, maxRows: 6 }}
              maxLength={5000}
              data-testid={`template-description-${language}`}
            />
          </Form.Item>
        ))}
      </div>
      <Form.Item
        name="tags"
        label={t('publish.tags')}
        rules={[
          {
            validator: (_, given: string[] = []) =>
              given.length <= 20 && given.every((tag) => tag.trim() !== '' && tag.trim().length <= 40)
                ? Promise.resolve()
                : Promise.reject(new Error(t('publish.tagWrong'))),
          },
        ]}
      >
        <Select
          mode="tags"
          tokenSeparators={[',', '，']}
          open={false}
          suffixIcon={null}
          data-testid="template-tags"
        />
      </Form.Item>
      {isNext ? (
        <Form.Item name="changelog" label={t('publish.changelog')} extra={t('publish.changelogHelp')}>
          <Input.TextArea
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={5000}
            data-testid="template-changelog"
          />
        </Form.Item>
      ) : null}
    </Form>
  );
}
