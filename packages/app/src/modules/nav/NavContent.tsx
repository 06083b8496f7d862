// SPDX-License-Identifier: Apache-2.0
import {
  Sidebar,
  SidebarDivider,
  SidebarGroup,
  SidebarItem,
  SidebarScrollWrapper,
  SidebarSpace,
} from '@backstage/core-components';
import {
  NavContentComponentProps,
  NavContentNavItem,
} from '@backstage/plugin-app-react';
import { NotificationsSidebarItem } from '@backstage/plugin-notifications';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SidebarSearchModal } from '@backstage/plugin-search';
import { Settings as SidebarSettings } from '@backstage/plugin-user-settings';
import { inferenceTranslationRef } from '@inference-portal/backstage-plugin-inference/alpha';
import MenuIcon from '@material-ui/icons/Menu';
import SearchIcon from '@material-ui/icons/Search';
import { SidebarLogo } from './SidebarLogo';

/** Titles of pages are strings that don't follow the user's language; its texts do. */
function InferenceNavItem({ icon, href }: NavContentNavItem) {
  const { t } = useTranslationRef(inferenceTranslationRef);
  return <SidebarItem icon={() => icon} to={href} text={t('page.title')} />;
}

const NavItem = ({ icon, href, title }: NavContentNavItem) => (
  <SidebarItem icon={() => icon} to={href} text={title} />
);

/** The models first, then the rest of the portal in alphabetical order. */
export function NavContent({ navItems }: NavContentComponentProps) {
  const items = navItems.withComponent(NavItem);
  const inference = navItems.withComponent(InferenceNavItem);
  items.take('page:search'); // the modal below opens it
  items.take('page:user-settings'); // SidebarSettings is its item
  items.take('page:notifications'); // the one below counts
  return (
    <Sidebar>
      <SidebarLogo />
      <SidebarGroup label="Search" icon={<SearchIcon />} to="/search">
        <SidebarSearchModal />
      </SidebarGroup>
      <SidebarDivider />
      <SidebarGroup label="Menu" icon={<MenuIcon />}>
        <SidebarScrollWrapper>
          {items.take('page:home')}
          {items.take('page:catalog')}
          {inference.take('page:inference')}
          {items.rest({ sortBy: 'title' })}
        </SidebarScrollWrapper>
      </SidebarGroup>
      <SidebarSpace />
      <SidebarDivider />
      <NotificationsSidebarItem titleCounterEnabled={false} />
      <SidebarGroup label="Settings" to="/settings">
        <SidebarSettings />
      </SidebarGroup>
    </Sidebar>
  );
}
