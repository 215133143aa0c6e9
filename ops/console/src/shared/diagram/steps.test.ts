import { expect, it } from 'vitest';
import { stepsOf } from './steps';

const XML = `<?xml version="1.0"?>
<b:definitions xmlns:b="http://www.omg.org/spec/BPMN/20100524/MODEL"
    xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI"
    xmlns:dc="http://www.omg.org/spec/DD/20100524/DC">
  <b:process id="p">
    <b:startEvent id="start" name="Start" />
    <b:userTask id="review" name="Review label" />
    <b:serviceTask id="accept" />
    <b:userTask id="label" name="Label" />
    <b:subProcess id="breach" triggeredByEvent="true"><b:task id="escalate" /></b:subProcess>
    <b:exclusiveGateway id="approved" name="Approved?" />
  </b:process>
  <di:BPMNDiagram><di:BPMNPlane>
    <di:BPMNShape bpmnElement="review"><dc:Bounds x="300" y="10" /></di:BPMNShape>
    <di:BPMNShape bpmnElement="accept"><dc:Bounds x="500" y="10" /></di:BPMNShape>
    <di:BPMNShape bpmnElement="label"><dc:Bounds x="100" y="10" /></di:BPMNShape>
  </di:BPMNPlane></di:BPMNDiagram>
</b:definitions>`;

it('finds the steps as they are read, without events and gateways', () => {
  expect(stepsOf(XML)).toEqual([
    { id: 'label', name: 'Label' },
    { id: 'review', name: 'Review label' },
    { id: 'accept', name: 'accept' },
    { id: 'escalate', name: 'escalate' },
  ]);
});

it('finds no steps in what is no process', () => {
  expect(stepsOf('not xml')).toEqual([]);
});
