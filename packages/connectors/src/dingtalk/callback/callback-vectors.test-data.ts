/**
 * Known answers of the callback encryption: the one DingTalk publishes for its suites, and three of our own that agree with
 * independent implementations (Node, Python, `wechat-crypto`, `@wecom/crypto`). Keys and ids are invented or placeholders.
 */

export const ownKeys = {
  token: 'flowbridgeDdToken01',
  encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  owner: 'dingflowbridgekey001',
  random: '0123456789abcdef',
  timestamp: '1783610513000',
  nonce: 'Zx81kQ0p',
};

export const vectors = {
  vendor: {
    token: '123456',
    encodingAesKey: '4g5j64qlyl3zvetqxz5jiocdr586fn2zvjpa8zls3ij',
    owner: 'suite4xxxxxxxxxxxxxxx',
    timestamp: '1445827045067',
    nonce: 'nEXhMP4r',
    encrypt: [
      '1a3NBxmCFwkCJvfoQ7WhJHB+iX3qHPsc9JbaDznE1i03peOk1LaOQoRz3+nlyGNhwmwJ3vDMG+OzrHMeiZI7gTRWVd',
      'UBmfxjZ8Ej23JVYa9VrYeJ5as7XM/ZpulX8NEQis44w53h1qAgnC3PRzM7Zc/D6Ibr0rgUathB6zRHP8PYrfgnNOS9',
      'PhSBdHlegK+AGGanfwjXuQ9+0pZcy0w9lQ==',
    ].join(''),
    signature: '5a65ceeef9aab2d149439f82dc191dd6c5cbe2c0',
    message:
      '{"EventType":"check_create_suite_url","Random":"LPIdSnlF","TestSuiteKey":"suite4xxxxxxxxxxxxxxx"}',
  },
  success: {
    message: 'success',
    encrypt: 'Q3stYC6hdFzMh9T8HCvyDGYbBmjtgWr44IR17LB+0XuLx6sAW3d6kD9ibTG21xS1kWzwaBePmxxows7TLc/BHQ==',
    signature: '36bb7943341b470e009c66070d9e3ea89515d812',
  },
  checkUrl: {
    message: '{"EventType":"check_url"}',
    encrypt: [
      'Q3stYC6hdFzMh9T8HCvyDLV8JeomtQuxZLosYEI28mjzSD5UpK2hp0QUc4H6M/N5knb0U3kqx/51CG0DM4ndDnnxpK',
      'r+j7gEPxE+iSIXXwp9Qy6KSKNisW59McClgltV',
    ].join(''),
    signature: '17c097b194b0a1f87f64022d7a305a3208a107f8',
  },
  event: {
    message: [
      '{"EventType":"bpms_instance_change","processInstanceId":"ad253df6-e175-4caf-8085-c60ba8a00',
      '001","corpId":"dinge8a56572f80b02a8","createTime":1495592272000,"finishTime":1495592305000',
      ',"title":"采购申请-测试","type":"finish","result":"agree","staffId":"manager75","processCode":"P',
      'ROC-288AE7AC-4E96-4C06-9FCB-71ECFA504536"}',
    ].join(''),
    encrypt: [
      'Q3stYC6hdFzMh9T8HCvyDOlLyQuCoVgT1oq7VNGskuY/u1OgHOt0KeIIi+4LGF23W359GHOLMxoSFRpad1lAWMnEZs',
      'h5lUCN4GMvG3wD3HOqEYjAExA4o5hS88dhW0yN9eeR1LSxoUykul30ELwZU4XowSDouBz/TZUqKqCzyXpFvJ3IDhe2',
      'YJQR5qodbqZutE3C0n5kqUY5nnnUz0SmBTWMOjG0kVDTgG0Eu/L8cMlXw2n+WyMmy18OVM2qnirZnRZT7rlvy/S8Rq',
      'Hfa8HiAVwigx++bD84ZlipXs390XNurVsTMFLoEScnlPvJl4QmYA1rUROcBUUCMg8cP7aJpEiMPVkvvv3NJQnKWjo1',
      'tLYLwvo+hArigom2Ji5Bzbs4VouYq7/AMwZuS/3RVGmlJzQo9ghSGvzY1RGyC4KK2LVKm+OQAjPs1GQsEJZml8DmXl',
      'KSb4E9ohYHYpvscSPs7mTIW95+izPeTZKYCnWyIIBiQsEjQYHMcosjDhBBFLbX',
    ].join(''),
    signature: 'fed420a3c9e60fe1cde8a8a908174e0a4b069707',
  },
};
