import { App, Stack } from 'aws-cdk-lib';
import { EnreachWebhooks } from 'enreach-webhooks';

new EnreachWebhooks(new Stack(new App(), 'Packed'), 'Webhooks');
