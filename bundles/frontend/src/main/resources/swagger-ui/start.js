// SPDX-License-Identifier: Apache-2.0
SwaggerUIBundle({
  url: '/swagger.json',
  dom_id: '#page',
  docExpansion: 'none',
  defaultModelsExpandDepth: 0,
  filter: true,
  validatorUrl: null
});
