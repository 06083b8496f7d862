// SPDX-License-Identifier: Apache-2.0

export const gateways = {
  'The gateway has no address': 'Das Gateway hat keine Adresse',
  '{{0}} is programmed, and its status lists no address: clients outside the cluster have nowhere to send requests to.':
    '{{0}} ist programmiert, doch der Status nennt keine Adresse: Clients außerhalb des Clusters wissen nicht, wohin mit ihren Anfragen.',
  "Look at the gateway's Service in {{0}}: of type LoadBalancer it waits for an address from the cloud or from a load balancer such as MetalLB. Where requests come from inside the cluster only, type ClusterIP gives one.":
    'Den Service des Gateways in {{0}} ansehen: Mit Typ LoadBalancer wartet er auf eine Adresse aus der Cloud oder von einem Load Balancer wie MetalLB. Kommen Anfragen nur aus dem Cluster, gibt ihm der Typ ClusterIP eine.',
  'The gateway names a class that does not exist':
    'Das Gateway nennt eine Klasse, die es nicht gibt',
  '{{0}} wants GatewayClass {{1}}, which does not exist: its controller is not installed or not running, so nothing keeps the gateway up to date.':
    '{{0}} verlangt GatewayClass {{1}}, die es nicht gibt: Ihr Controller ist nicht installiert oder läuft nicht, also hält nichts das Gateway aktuell.',
  'Classes in the cluster': 'Klassen im Cluster',
  'Install or start the controller that provides class {{0}}; most controllers create their class when they start. If the name is a slip, name a class that exists.':
    'Den Controller installieren oder starten, der die Klasse {{0}} bereitstellt; die meisten Controller legen ihre Klasse beim Start an. Ist der Name ein Versehen, eine Klasse nennen, die es gibt.',
  'The class of the gateway is not accepted':
    'Die Klasse des Gateways ist nicht angenommen',
  'Controller {{0}} has not accepted {{1}}{{2}}.':
    'Controller {{0}} hat {{1}} nicht angenommen{{2}}.',
  'No controller has looked at {{0}}: {{1}} does not run.':
    'Kein Controller hat sich um {{0}} gekümmert: {{1}} läuft nicht.',
  'Correct the parameters that the message names, or upgrade the controller or the Gateway API so that they fit.':
    'Die Parameter berichtigen, die die Meldung nennt, oder den Controller oder die Gateway API so aktualisieren, dass sie zusammenpassen.',
  'Start the controller {{0}}.': 'Den Controller {{0}} starten.',
  'The gateway is not programmed': 'Das Gateway ist nicht programmiert',
  '{{0}} has Programmed={{1}}{{2}}. Its data plane does not serve what is configured.':
    '{{0}} hat Programmed={{1}}{{2}}. Die Data Plane bedient nicht, was eingestellt ist.',
  'No controller says whether {{0}} is programmed: the controller of class {{1}} does not run, or does not take this gateway.':
    'Kein Controller sagt, ob {{0}} programmiert ist: Der Controller der Klasse {{1}} läuft nicht oder übernimmt dieses Gateway nicht.',
  "Look at the controller of class {{0}} and at the gateway's own Deployment and Service in namespace {{1}}: the proxy may not start, its address may not be assigned, or the gateway's spec may be invalid.":
    'Den Controller der Klasse {{0}} sowie Deployment und Service des Gateways im Namespace {{1}} ansehen: Vielleicht startet der Proxy nicht, hat er keine Adresse bekommen oder ist die spec des Gateways ungültig.',
  'A listener of the gateway is not programmed':
    'Ein Listener des Gateways ist nicht programmiert',
  'Listener {{0}} of {{1}} has {{2}}={{3}}{{4}}. Requests on port {{5}} are not served.':
    'Listener {{0}} von {{1}} hat {{2}}={{3}}{{4}}. Anfragen an Port {{5}} werden nicht bedient.',
  'Mend what the message names: a certificate that is missing or not granted, a protocol the provider does not know, or a port that collides with another listener.':
    'Beheben, was die Meldung nennt: ein Zertifikat, das fehlt oder nicht freigegeben ist, ein Protokoll, das der Anbieter nicht kennt, oder ein Port, der mit einem anderen Listener kollidiert.',
  "The listener does not take routes of the route's namespace":
    'Der Listener nimmt keine Routen aus dem Namespace der Route',
  'Listener {{0}} allowedRoutes.namespaces.from':
    'Listener {{0}} allowedRoutes.namespaces.from',
  Route: 'Route',
  'Let the listener take routes of {{0}} by a selector, as below, or of all namespaces with from: All; or move the route to namespace {{1}}.':
    'Den Listener Routen aus {{0}} nehmen lassen: mit einem Selektor wie unten, oder aus allen Namespaces mit from: All; oder die Route in den Namespace {{1}} verschieben.',
  '{{0}} lies in namespace {{1}}, and {{2}} takes routes of its own namespace {{3}} only. The gateway does not accept the route.':
    '{{0}} liegt im Namespace {{1}}, doch {{2}} nimmt nur Routen aus dem eigenen Namespace {{3}}. Das Gateway nimmt die Route nicht an.',
  '{{0}} lies in namespace {{1}}, and {{2}} takes routes of namespaces labelled {{3}} only. The gateway does not accept the route.':
    '{{0}} liegt im Namespace {{1}}, doch {{2}} nimmt nur Routen aus Namespaces mit dem Label {{3}}. Das Gateway nimmt die Route nicht an.',
  '{{0}} lies in namespace {{1}}, and {{2}} takes routes of no namespace. The gateway does not accept the route.':
    '{{0}} liegt im Namespace {{1}}, doch {{2}} nimmt Routen aus keinem Namespace. Das Gateway nimmt die Route nicht an.',
  'Requests to pools come in without TLS':
    'Anfragen an Pools kommen ohne TLS herein',
  "Listener {{0}} of {{1}} takes plain HTTP. kgateway's Envoy strips Content-Length from requests whose body the endpoint picker reads, and over HTTP/1.1 servers may refuse them.":
    'Listener {{0}} von {{1}} nimmt unverschlüsseltes HTTP. Der Envoy von kgateway entfernt Content-Length aus Anfragen, deren Body der Endpoint-Picker liest; über HTTP/1.1 können Server sie ablehnen.',
  'Listener {{0}}': 'Listener {{0}}',
  '{{0}} on port {{1}}': '{{0}} an Port {{1}}',
  'Let routes to pools attach to an HTTPS listener with a certificate, and leave the plain one to redirects.':
    'Routen zu Pools an einen HTTPS-Listener mit Zertifikat binden und den unverschlüsselten nur umleiten lassen.',
};
