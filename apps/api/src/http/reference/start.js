/* global SwaggerUIBundle -- swagger-ui-bundle.js stands before this script in the page */

SwaggerUIBundle({
  url: '/api/wms/v1/openapi.json',
  dom_id: '#reference',
  deepLinking: true,
  filter: true,
  displayRequestDuration: true,
  requestSnippetsEnabled: true,
  // The default would send the document to a validator on the internet.
  validatorUrl: null,
  // A token that somebody has typed in is forgotten with the page.
  persistAuthorization: false,
});
